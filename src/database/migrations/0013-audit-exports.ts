import type { ClientBase } from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far the audit was copied to each destination, and the indexes to follow its leaves. */
export class AuditExports0013 implements MigrationInterface {
  readonly name = 'AuditExports1768000000013';

  async up(runner: QueryRunner): Promise<void> {
    const session = (await runner.connect()) as ClientBase;
    for (const text of statements) {
      await session.query({ text, query_timeout: anHour } as { text: string });
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX audit_leaves_chain, audit_events_chain');
    await runner.query('DROP TABLE audit_exports');
  }
}

const anHour = 3_600_000;

const statements = [
  // Neither the server nor the client may end a statement early: the table has years of events.
  'SET LOCAL statement_timeout = 0',
  // position, seq: the last event that the destination has, by its leaf and its place in its chain.
  `CREATE TABLE audit_exports (
    destination text PRIMARY KEY,
    position bigint NOT NULL DEFAULT -1,
    seq bigint NOT NULL DEFAULT 0,
    holder uuid,
    leased_until timestamptz NOT NULL
  )`,
  'CREATE INDEX audit_events_chain ON audit_events (chain, seq)',
  'CREATE INDEX audit_leaves_chain ON audit_leaves (chain, seq)',
];
