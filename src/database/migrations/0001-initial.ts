import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Initial0001 implements MigrationInterface {
  readonly name = 'Initial1766400000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE
      audit_events, outbox, pin_history, pin_credentials, accounts, mailboxes, pin_policies`);
    await runner.query('DROP FUNCTION refuse_audit_change()');
  }
}

const statements = [
  `CREATE TABLE pin_policies (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    name text NOT NULL UNIQUE,
    min_pin_length integer NOT NULL DEFAULT 6 CHECK (min_pin_length BETWEEN 4 AND 24),
    pin_lifetime_days integer DEFAULT 60 CHECK (pin_lifetime_days BETWEEN 1 AND 999),
    pin_history_count integer NOT NULL DEFAULT 5 CHECK (pin_history_count BETWEEN 1 AND 20),
    allow_common_patterns boolean NOT NULL DEFAULT false,
    logon_failures_before_pin_reset integer DEFAULT 5
      CHECK (logon_failures_before_pin_reset BETWEEN 1 AND 998),
    max_logon_attempts integer NOT NULL DEFAULT 15 CHECK (max_logon_attempts BETWEEN 1 AND 999),
    reset_pin_text text CHECK (char_length(reset_pin_text) <= 512),
    um_enabled_text text CHECK (char_length(um_enabled_text) <= 512),
    CHECK (logon_failures_before_pin_reset < max_logon_attempts)
  )`,
  `INSERT INTO pin_policies (name) VALUES ('Default')`,

  `CREATE TABLE mailboxes (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    address text NOT NULL,
    display_name text,
    language text NOT NULL DEFAULT 'en',
    extensions text[] NOT NULL DEFAULT '{}',
    um_enabled boolean NOT NULL DEFAULT true,
    policy_id uuid NOT NULL REFERENCES pin_policies,
    first_pin_wanted_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE UNIQUE INDEX mailboxes_address ON mailboxes (lower(address))`,
  `CREATE INDEX mailboxes_first_pin_wanted ON mailboxes (first_pin_wanted_at)
    WHERE first_pin_wanted_at IS NOT NULL`,

  `CREATE TABLE accounts (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    login text NOT NULL,
    sealed_password text NOT NULL,
    mailbox_id uuid REFERENCES mailboxes,
    disabled_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE UNIQUE INDEX accounts_login ON accounts (lower(login))`,

  `CREATE TABLE pin_credentials (
    mailbox_id uuid PRIMARY KEY REFERENCES mailboxes,
    generation integer NOT NULL DEFAULT 0,
    sealed_hash text,
    temporary boolean NOT NULL DEFAULT true,
    set_at timestamptz,
    reset_id uuid,
    failed_tries integer NOT NULL DEFAULT 0,
    locked_at timestamptz,
    staged_hash text,
    staged_reset_id uuid,
    CHECK ((staged_hash IS NULL) = (staged_reset_id IS NULL))
  )`,
  `CREATE TABLE pin_history (
    mailbox_id uuid NOT NULL REFERENCES mailboxes,
    generation integer NOT NULL,
    sealed_hash text NOT NULL,
    PRIMARY KEY (mailbox_id, generation)
  )`,

  `CREATE TABLE outbox (
    id uuid PRIMARY KEY,
    topic text NOT NULL,
    mailbox_id uuid NOT NULL REFERENCES mailboxes,
    sealed_mail text NOT NULL,
    awaited boolean NOT NULL,
    maybe_sent boolean NOT NULL DEFAULT false,
    attempts integer NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    due_at timestamptz NOT NULL DEFAULT now(),
    lease_id uuid,
    leased_until timestamptz,
    UNIQUE (mailbox_id, topic)
  )`,
  `CREATE INDEX outbox_due ON outbox (due_at)`,

  // No foreign keys: the record outlives what it is about.
  `CREATE TABLE audit_events (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    at timestamptz NOT NULL DEFAULT now(),
    event text NOT NULL,
    actor text NOT NULL,
    mailbox_id uuid,
    reset_id uuid,
    source text,
    request_id text,
    detail text
  )`,
  `CREATE INDEX audit_events_mailbox ON audit_events (mailbox_id, at)`,
  `CREATE INDEX audit_events_reset ON audit_events (reset_id) WHERE reset_id IS NOT NULL`,
  `CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'audit_events is append-only';
  END $$`,
  `CREATE TRIGGER audit_events_append_only BEFORE UPDATE OR DELETE ON audit_events
    FOR EACH ROW EXECUTE FUNCTION refuse_audit_change()`,
  `CREATE TRIGGER audit_events_not_emptied BEFORE TRUNCATE ON audit_events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()`,
];
