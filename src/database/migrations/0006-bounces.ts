import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the newest reset has replaced, and what became of its mail. */
export class Bounces0006 implements MigrationInterface {
  readonly name = 'Bounces1767900000006';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DELETE FROM outbox WHERE topic LIKE 'pin-bounced-%'");
    await runner.query(`ALTER TABLE pin_credentials DROP previous, DROP suspect, DROP staged_suspect,
      DROP compromised, DROP mail_fate, DROP mail_status, DROP mail_fate_at`);
    await runner.query('ALTER TABLE pin_policies DROP on_bounce');
  }
}

const statements = [
  `ALTER TABLE pin_policies ADD on_bounce text NOT NULL DEFAULT 'return'
    CHECK (on_bounce IN ('return', 'keep', 'lock'))`,

  // previous: the PIN before the valid one with all that belonged to it, null if it cannot be given back.
  // suspect: the reset that made the valid PIN was made because others may know the one before it.
  // compromised: others know the valid one, as an administrator says.
  // mail_fate: of the newest reset's mail. None of them has a default that has to be written to every row.
  `ALTER TABLE pin_credentials
    ADD previous jsonb,
    ADD suspect boolean NOT NULL DEFAULT false,
    ADD staged_suspect boolean NOT NULL DEFAULT false,
    ADD compromised boolean NOT NULL DEFAULT false,
    ADD mail_fate text,
    ADD mail_status text,
    ADD mail_fate_at timestamptz`,
];
