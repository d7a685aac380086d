import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why a mail still waits, for those who operate the service. */
export class MailTrouble0011 implements MigrationInterface {
  readonly name = 'MailTrouble1768000000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE outbox ADD trouble text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE outbox DROP trouble');
  }
}
