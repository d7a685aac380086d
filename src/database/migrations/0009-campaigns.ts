import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Resets for many mailboxes, and mails that give way to others. */
export class Campaigns0009 implements MigrationInterface {
  readonly name = 'Campaigns1768000000009';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE outbox DROP bulk');
  }
}

const statements = [
  // One of many for which nobody waits: all other mail is claimed first.
  `ALTER TABLE outbox ADD bulk boolean NOT NULL DEFAULT false`,
];
