import type { ClientBase } from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Indexes for a search of the audit by caller and by kind; those by time and by mailbox are older. */
export class AuditSearch0012 implements MigrationInterface {
  readonly name = 'AuditSearch1768000000012';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'CREATE INDEX audit_events_event ON audit_events (event, at)',
      // The limits of resets use it too, as they did the one for those alone.
      'DROP INDEX audit_events_actor',
      'CREATE INDEX audit_events_actor ON audit_events (lower(actor), at)',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'DROP INDEX audit_events_event',
      'DROP INDEX audit_events_actor',
      `CREATE INDEX audit_events_actor ON audit_events (lower(actor), at)
        WHERE event = 'reset-requested'`,
    ]);
  }
}

const anHour = 3_600_000;

/** Neither the server nor the client may end a statement early: the table has years of events. */
async function run(runner: QueryRunner, statements: readonly string[]): Promise<void> {
  const session = (await runner.connect()) as ClientBase;
  for (const text of ['SET LOCAL statement_timeout = 0', ...statements]) {
    await session.query({ text, query_timeout: anHour } as { text: string });
  }
}
