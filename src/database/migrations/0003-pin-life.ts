import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a PIN goes through after it is set, and the phone systems that ask about it. */
export class PinLife0003 implements MigrationInterface {
  readonly name = 'PinLife1767900000003';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DELETE FROM outbox WHERE topic IN ('mailbox-locked', 'pin-expiry')");
    await runner.query('DROP TABLE api_keys');
    await runner.query('ALTER TABLE accounts DROP phone_scope');
    await runner.query('DROP INDEX mailboxes_extensions');
    await runner.query('ALTER TABLE mailboxes DROP phone_numbers');
    await runner.query('DROP INDEX pin_credentials_not_reminded, pin_credentials_reset_wanted');
    await runner.query(`ALTER TABLE pin_credentials DROP verified_at, DROP verified_by,
      DROP reminded_generation, DROP reset_wanted_at, DROP staged_automatic`);
    await runner.query(`ALTER TABLE pin_policies DROP refused_patterns,
      DROP temporary_pin_lifetime_hours, DROP expiry_reminder_days, DROP reset_unlocks`);
  }
}

const statements = [
  `ALTER TABLE pin_policies
    ADD refused_patterns text[] NOT NULL DEFAULT '{}',
    ADD temporary_pin_lifetime_hours integer DEFAULT 72
      CHECK (temporary_pin_lifetime_hours BETWEEN 1 AND 8760),
    ADD expiry_reminder_days integer DEFAULT 5 CHECK (expiry_reminder_days BETWEEN 1 AND 60),
    ADD reset_unlocks boolean NOT NULL DEFAULT false`,

  `ALTER TABLE mailboxes ADD phone_numbers text[] NOT NULL DEFAULT '{}'`,
  // Phone systems know a mailbox by its extension.
  `CREATE INDEX mailboxes_extensions ON mailboxes USING gin (extensions)`,

  // reminded_generation: the PIN whose end its owner was told of. reset_wanted_at: since when an
  // automatic reset waits to be staged. staged_automatic: the staged PIN comes from one.
  `ALTER TABLE pin_credentials
    ADD verified_at timestamptz,
    ADD verified_by text,
    ADD reminded_generation integer,
    ADD reset_wanted_at timestamptz,
    ADD staged_automatic boolean NOT NULL DEFAULT false`,
  `CREATE INDEX pin_credentials_reset_wanted ON pin_credentials (reset_wanted_at)
    WHERE reset_wanted_at IS NOT NULL`,
  // Those whose owners may have to be reminded, and no others.
  `CREATE INDEX pin_credentials_not_reminded ON pin_credentials (set_at)
    WHERE NOT temporary AND reminded_generation IS DISTINCT FROM generation`,

  // Which mailboxes an account with the role phone may ask about; null: all.
  `ALTER TABLE accounts ADD phone_scope text`,
  // digest: SHA-256 of a key that was drawn with 256 bits, which needs no slow hash.
  `CREATE TABLE api_keys (
    id text PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES accounts,
    digest text NOT NULL,
    label text,
    created_at timestamptz NOT NULL DEFAULT now(),
    revoked_at timestamptz
  )`,
  `CREATE INDEX api_keys_account ON api_keys (account_id)`,
];
