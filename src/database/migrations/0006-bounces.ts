import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a mail that bounces means for its PIN, by policy. */
export class Bounces0006 implements MigrationInterface {
  readonly name = 'Bounces1767900000006';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE pin_policies DROP on_bounce');
  }
}

const statements = [
  `ALTER TABLE pin_policies ADD on_bounce text NOT NULL DEFAULT 'return'
    CHECK (on_bounce IN ('return', 'keep', 'lock'))`,
];
