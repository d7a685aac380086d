import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Callers whose passwords others keep, rights to act for others, and limits. */
export class Callers0002 implements MigrationInterface {
  readonly name = 'Callers1767200000002';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE known_logins, login_failures');
    await runner.query('DROP INDEX audit_events_actor');
    await runner.query('DELETE FROM accounts WHERE sealed_password IS NULL');
    await runner.query(`ALTER TABLE accounts ALTER sealed_password SET NOT NULL,
      DROP roles, DROP impersonation_scope`);
  }
}

const statements = [
  // Without a password: somebody else authenticates this caller.
  `ALTER TABLE accounts ALTER sealed_password DROP NOT NULL`,
  `ALTER TABLE accounts ADD roles text[] NOT NULL DEFAULT '{}'`,
  `ALTER TABLE accounts ADD impersonation_scope text`,

  // Logins and addresses as digests: what strangers type as a login may be a password.
  // pending: when each try began whose outcome is not known yet. last_at: the last failure, or the
  // making of the row.
  `CREATE TABLE login_failures (
    key text PRIMARY KEY,
    failures integer NOT NULL DEFAULT 0,
    pending timestamptz[] NOT NULL DEFAULT '{}',
    last_at timestamptz NOT NULL DEFAULT now(),
    blocked_until timestamptz
  )`,
  `CREATE INDEX login_failures_last ON login_failures (last_at)`,
  `CREATE TABLE known_logins (
    key text PRIMARY KEY,
    last_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE INDEX known_logins_last ON known_logins (last_at)`,

  // Resets are counted where they are on record anyway. The case of a login does not count.
  `CREATE INDEX audit_events_actor ON audit_events (lower(actor), at) WHERE event = 'reset-asked'`,
];
