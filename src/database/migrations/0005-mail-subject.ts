import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The policy's own subject for the mail with a new PIN. */
export class MailSubject0005 implements MigrationInterface {
  readonly name = 'MailSubject1767900000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE pin_policies ADD reset_pin_subject text
      CHECK (char_length(reset_pin_subject) <= 100)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE pin_policies DROP reset_pin_subject');
  }
}
