import type { ClientBase } from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An audit whose events are chained, sealed and kept by the month (docs/decisions/0014-audit-chain.md). */
export class AuditChain0008 implements MigrationInterface {
  readonly name = 'AuditChain1768000000008';

  async up(runner: QueryRunner): Promise<void> {
    const run = await withoutTimeout(runner);
    for (const statement of functions) await run(statement);
    for (const statement of chainTables) await run(statement);
    await run('ALTER TABLE audit_events RENAME TO audit_events_before');
    await run('ALTER INDEX audit_events_pkey RENAME TO audit_events_before_pkey');
    await run('DROP INDEX audit_events_mailbox, audit_events_reset, audit_events_actor');
    for (const statement of eventTables) await run(statement);
    await run(`SELECT make_audit_partition(month) FROM (
      SELECT date_trunc('month', at, 'UTC') AS month FROM audit_events_before
      UNION SELECT now() + n * interval '1 month' FROM generate_series(0, 2) AS n) needed`);
    // In their order, through the trigger: they get their chains as if they were recorded now.
    await run(`INSERT INTO audit_events
        (id, at, event, actor, mailbox_id, reset_id, source, request_id, detail)
      SELECT id, at, event, actor, mailbox_id, reset_id, source, request_id, detail
      FROM audit_events_before ORDER BY at, id`);
    await run('DROP TABLE audit_events_before');
    for (const statement of pinTriggers) await run(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    const run = await withoutTimeout(runner);
    for (const change of ['insert', 'update', 'delete']) {
      await run(`DROP TRIGGER pin_credentials_recorded_${change} ON pin_credentials`);
    }
    await run('DROP FUNCTION refuse_unrecorded_pin()');
    await run('ALTER TABLE audit_events RENAME TO audit_events_chained');
    await run('ALTER INDEX audit_events_pkey RENAME TO audit_events_chained_pkey');
    for (const name of ['mailbox', 'reset', 'actor']) {
      await run(`ALTER INDEX audit_events_${name} RENAME TO audit_events_chained_${name}`);
    }
    for (const statement of plainTable) await run(statement);
    await run('DROP TABLE audit_events_chained');
    await run(`DROP TABLE audit_heads, audit_unsealed, audit_leaves, audit_roots, audit_sealer,
      audit_stumps, audit_pruning`);
    await run('DROP FUNCTION chain_audit_event(), make_audit_partition(timestamptz)');
    await run('DROP FUNCTION audit_field(text)');
  }
}

const anHour = 3_600_000;

/** Runs statements that neither the server nor the client ends early: the table has years of events. */
async function withoutTimeout(runner: QueryRunner) {
  const session = (await runner.connect()) as ClientBase;
  const run = (text: string) => session.query({ text, query_timeout: anHour } as { text: string });
  await run('SET LOCAL statement_timeout = 0');
  return run;
}

const functions = [
  // A field of a hashed event: its length and its bytes, so that no two events have the same encoding.
  `CREATE FUNCTION audit_field(value text) RETURNS bytea LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN value IS NULL THEN '\\xffffffff'::bytea
      ELSE int4send(octet_length(value)) || convert_to(value, 'UTF8') END
  $$`,
  // The head's row lock gives the events of a chain one order: that of their commits. Its layout is also in
  // src/audit/chain/event-hash.ts, which recomputes it.
  `CREATE FUNCTION chain_audit_event() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    content bytea;
  BEGIN
    NEW.chain := coalesce(NEW.mailbox_id::text, 'actor:' || lower(NEW.actor));
    content := audit_field(NEW.chain) || audit_field(NEW.id::text)
      || audit_field(to_char(NEW.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
      || audit_field(NEW.event) || audit_field(NEW.actor) || audit_field(NEW.mailbox_id::text)
      || audit_field(NEW.reset_id::text) || audit_field(NEW.source)
      || audit_field(NEW.request_id) || audit_field(NEW.detail);
    INSERT INTO audit_heads AS head (chain, seq, hash, recorded_at)
    VALUES (NEW.chain, 1,
      sha256('\\x01'::bytea || decode(repeat('00', 32), 'hex') || int8send(1) || content), now())
    ON CONFLICT (chain) DO UPDATE SET seq = head.seq + 1,
      hash = sha256('\\x01'::bytea || head.hash || int8send(head.seq + 1) || content),
      recorded_at = excluded.recorded_at
    RETURNING head.seq, head.hash INTO NEW.seq, NEW.hash;
    INSERT INTO audit_unsealed (chain, seq, hash) VALUES (NEW.chain, NEW.seq, NEW.hash);
    RETURN NEW;
  END $$`,
  // Makes the partition of a month, unless there is one. Events of that month that were recorded before it
  // existed move into it from the default partition.
  `CREATE FUNCTION make_audit_partition(moment timestamptz) RETURNS void LANGUAGE plpgsql AS $$
  DECLARE
    first timestamptz := date_trunc('month', moment, 'UTC');
    next timestamptz := date_trunc('month', first + interval '32 days', 'UTC');
    name text := 'audit_events_' || to_char(first AT TIME ZONE 'UTC', 'YYYY_MM');
    early boolean;
  BEGIN
    IF to_regclass(name) IS NOT NULL THEN RETURN; END IF;
    -- One session at a time, while others record.
    LOCK TABLE audit_events IN SHARE UPDATE EXCLUSIVE MODE;
    IF to_regclass(name) IS NOT NULL THEN RETURN; END IF;
    EXECUTE format('CREATE TABLE %I (LIKE audit_events INCLUDING DEFAULTS)', name);
    SELECT EXISTS (SELECT FROM audit_events_default WHERE at >= first AND at < next) INTO early;
    IF early THEN
      -- Apart from the others it is not append-only.
      ALTER TABLE audit_events DETACH PARTITION audit_events_default;
      EXECUTE format('INSERT INTO %I SELECT * FROM audit_events_default WHERE at >= $1 AND at < $2',
        name) USING first, next;
      DELETE FROM audit_events_default WHERE at >= first AND at < next;
    END IF;
    EXECUTE format('ALTER TABLE audit_events ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
      name, first, next);
    IF early THEN
      ALTER TABLE audit_events ATTACH PARTITION audit_events_default DEFAULT;
    END IF;
    EXECUTE format('CREATE TRIGGER audit_events_not_emptied BEFORE TRUNCATE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()', name);
  END $$`,
];

const chainTables = [
  // The newest event of each chain. recorded_at: the start of the transaction that recorded it.
  `CREATE TABLE audit_heads (
    chain text PRIMARY KEY,
    seq bigint NOT NULL,
    hash bytea NOT NULL,
    recorded_at timestamptz NOT NULL
  ) WITH (fillfactor = 70)`,
  // Events that no leaf covers yet. A row becomes visible with the commit of its event, however late.
  `CREATE TABLE audit_unsealed (
    chain text NOT NULL,
    seq bigint NOT NULL,
    hash bytea NOT NULL
  ) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000)`,
  // RFC 9162: the leaves of the one Merkle tree, from position 0.
  `CREATE TABLE audit_leaves (
    position bigint PRIMARY KEY,
    chain text NOT NULL,
    seq bigint NOT NULL,
    hash bytea NOT NULL
  )`,
  // frontier: the roots of the complete subtrees, the largest first, from which the tree goes on.
  `CREATE TABLE audit_roots (
    size bigint PRIMARY KEY,
    root bytea NOT NULL,
    at timestamptz NOT NULL,
    key_id text NOT NULL,
    signature bytea NOT NULL,
    frontier bytea NOT NULL
  )`,
  // One row: the instance that seals, and until when.
  `CREATE TABLE audit_sealer (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    holder uuid,
    leased_until timestamptz NOT NULL DEFAULT '-infinity'
  )`,
  'INSERT INTO audit_sealer DEFAULT VALUES',
  // The places first_seq to seq of a chain that were pruned, and the hash of the last of them.
  `CREATE TABLE audit_stumps (
    chain text NOT NULL,
    first_seq bigint NOT NULL,
    seq bigint NOT NULL,
    hash bytea NOT NULL,
    PRIMARY KEY (chain, seq)
  )`,
  // One row after the first pruning, signed: up to where, and where the tree of the leaves begins.
  `CREATE TABLE audit_pruning (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    before timestamptz NOT NULL,
    events bigint NOT NULL,
    stumps_root bytea NOT NULL,
    size bigint NOT NULL,
    frontier bytea NOT NULL,
    at timestamptz NOT NULL,
    key_id text NOT NULL,
    signature bytea NOT NULL
  )`,
];

const eventTables = [
  // The key begins with the time, so that it grows at its end.
  `CREATE TABLE audit_events (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    at timestamptz NOT NULL DEFAULT now(),
    event text NOT NULL,
    actor text NOT NULL,
    mailbox_id uuid,
    reset_id uuid,
    source text,
    request_id text,
    detail text,
    chain text NOT NULL,
    seq bigint NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT audit_events_pkey PRIMARY KEY (at, id)
  ) PARTITION BY RANGE (at)`,
  // For an event whose month has no partition; empty as a rule.
  'CREATE TABLE audit_events_default PARTITION OF audit_events DEFAULT',
  `CREATE TRIGGER audit_events_not_emptied BEFORE TRUNCATE ON audit_events_default
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()`,
  'CREATE INDEX audit_events_mailbox ON audit_events (mailbox_id, at)',
  'CREATE INDEX audit_events_reset ON audit_events (reset_id) WHERE reset_id IS NOT NULL',
  `CREATE INDEX audit_events_actor ON audit_events (lower(actor), at)
    WHERE event = 'reset-requested'`,
  `CREATE TRIGGER audit_events_chain BEFORE INSERT ON audit_events
    FOR EACH ROW EXECUTE FUNCTION chain_audit_event()`,
  `CREATE TRIGGER audit_events_append_only BEFORE UPDATE OR DELETE ON audit_events
    FOR EACH ROW EXECUTE FUNCTION refuse_audit_change()`,
  `CREATE TRIGGER audit_events_not_emptied BEFORE TRUNCATE ON audit_events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()`,
];

/** As 0001 and 0004 left it. */
const plainTable = [
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
  `INSERT INTO audit_events
    SELECT id, at, event, actor, mailbox_id, reset_id, source, request_id, detail
    FROM audit_events_chained`,
  'CREATE INDEX audit_events_mailbox ON audit_events (mailbox_id, at)',
  'CREATE INDEX audit_events_reset ON audit_events (reset_id) WHERE reset_id IS NOT NULL',
  `CREATE INDEX audit_events_actor ON audit_events (lower(actor), at)
    WHERE event = 'reset-requested'`,
  `CREATE TRIGGER audit_events_append_only BEFORE UPDATE OR DELETE ON audit_events
    FOR EACH ROW EXECUTE FUNCTION refuse_audit_change()`,
  `CREATE TRIGGER audit_events_not_emptied BEFORE TRUNCATE ON audit_events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()`,
];

/** A PIN changes only together with an event of its mailbox (P12). Checked at the commit. */
const pinTriggers = [
  // now() is when the transaction began: the same for its events.
  `CREATE FUNCTION refuse_unrecorded_pin() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NOT EXISTS (SELECT FROM audit_heads
      WHERE chain = coalesce(NEW.mailbox_id, OLD.mailbox_id)::text AND recorded_at = now())
    THEN
      RAISE EXCEPTION 'a PIN changes without an audit event of its mailbox in this transaction'
        USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
  END $$`,
  `CREATE CONSTRAINT TRIGGER pin_credentials_recorded_insert AFTER INSERT ON pin_credentials
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.sealed_hash IS NOT NULL) EXECUTE FUNCTION refuse_unrecorded_pin()`,
  `CREATE CONSTRAINT TRIGGER pin_credentials_recorded_update
    AFTER UPDATE OF sealed_hash ON pin_credentials
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.sealed_hash IS DISTINCT FROM OLD.sealed_hash)
    EXECUTE FUNCTION refuse_unrecorded_pin()`,
  `CREATE CONSTRAINT TRIGGER pin_credentials_recorded_delete AFTER DELETE ON pin_credentials
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (OLD.sealed_hash IS NOT NULL) EXECUTE FUNCTION refuse_unrecorded_pin()`,
];
