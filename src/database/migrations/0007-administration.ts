import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Those who run the service, what their API keys may do, and requests that may be repeated. */
export class Administration0007 implements MigrationInterface {
  readonly name = 'Administration1768000000007';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE idempotent_requests');
    // The older version takes each key for one of a phone system, with all its mailboxes.
    await runner.query(`UPDATE api_keys SET revoked_at = now()
      WHERE revoked_at IS NULL AND (role <> 'phone' OR scope IS NOT NULL)`);
    await runner.query('ALTER TABLE api_keys DROP role, DROP scope');
    await runner.query(`UPDATE accounts SET
      roles = array_remove(array_remove(array_remove(roles, 'admin'), 'helpdesk'), 'auditor')
      WHERE roles && ARRAY['admin', 'helpdesk', 'auditor']`);
    await runner.query('DROP INDEX accounts_mailbox');
    await runner.query(
      'ALTER TABLE accounts DROP admin_scope, DROP helpdesk_scope, DROP auditor_scope',
    );
  }
}

const statements = [
  `ALTER TABLE accounts ADD admin_scope text, ADD helpdesk_scope text, ADD auditor_scope text`,
  // Whether a mailbox belongs to an administrator.
  `CREATE INDEX accounts_mailbox ON accounts (mailbox_id) WHERE mailbox_id IS NOT NULL`,

  // role: the one in which a key acts. scope: its mailboxes, within the scope of the account; null: all.
  `ALTER TABLE api_keys ADD role text NOT NULL DEFAULT 'phone', ADD scope text`,

  // What an Idempotency-Key was used for. caller: the key of a login. digest: of the request, without its
  // secrets. request_id: of the first attempt, under which its change is on record. lease_id, leased_until: the
  // instance that carries it out, and until when. answer: null until it has been carried out.
  `CREATE TABLE idempotent_requests (
    caller text NOT NULL,
    key text NOT NULL,
    digest text NOT NULL,
    request_id text NOT NULL,
    started_at timestamptz NOT NULL DEFAULT now(),
    lease_id uuid NOT NULL,
    leased_until timestamptz NOT NULL,
    answer jsonb,
    PRIMARY KEY (caller, key)
  )`,
  `CREATE INDEX idempotent_requests_started ON idempotent_requests (started_at)`,
];
