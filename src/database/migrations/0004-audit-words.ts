import type { ClientBase } from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Gives the events and details of the audit the words of docs/glossary.md. */
export class AuditWords0004 implements MigrationInterface {
  readonly name = 'AuditWords1767900000004';

  async up(runner: QueryRunner): Promise<void> {
    const requested = words(events, ([from, to]) => [from, to]);
    await rename(
      runner,
      requested,
      words(details, (word) => word),
      'reset-requested',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    const asked = words(events, ([from, to]) => [to, from]);
    const before = words(details, ([event, from, to]) => [event, to, from]);
    await rename(runner, asked, before, 'reset-asked');
  }
}

const events = [
  ['reset-asked', 'reset-requested'],
  ['reset-dropped', 'reset-cancelled'],
  ['automatic-reset-wanted', 'automatic-reset-requested'],
  ['first-pin-wanted', 'first-pin-requested'],
  ['reminder-asked', 'reminder-requested'],
] as const;

/** Of which event, and the words within its detail. */
const details = [
  ['sign-in-failed', 'wrong', 'denied'],
  ['sign-in-failed', 'over', 'expired'],
  ['signed-in', 'expired', 'lifetime'],
  ['mailbox-unlocked', 'tries', 'attempts'],
] as const;

/** Rows for VALUES. */
function words<Row>(rows: readonly Row[], columns: (row: Row) => readonly string[]): string {
  return rows
    .map(
      (row) =>
        `(${columns(row)
          .map((word) => `'${word}'`)
          .join(', ')})`,
    )
    .join(', ');
}

const anHour = 3_600_000;

async function rename(
  runner: QueryRunner,
  eventWords: string,
  detailWords: string,
  counted: string,
): Promise<void> {
  // Neither the server nor the client may end a statement early: the table has years of events.
  const session = (await runner.connect()) as ClientBase;
  const run = (text: string) => session.query({ text, query_timeout: anHour } as { text: string });
  await run('SET LOCAL statement_timeout = 0');
  await run('ALTER TABLE audit_events DISABLE TRIGGER audit_events_append_only');
  await run(`UPDATE audit_events SET event = word.new
    FROM (VALUES ${eventWords}) word (old, new) WHERE event = word.old`);
  await run(`UPDATE audit_events SET detail = regexp_replace(detail, word.pattern, word.new)
    FROM (SELECT event, '\\m' || old || '\\M' AS pattern, new
      FROM (VALUES ${detailWords}) pair (event, old, new)) word
    WHERE audit_events.event = word.event AND detail ~ word.pattern`);
  await run('ALTER TABLE audit_events ENABLE TRIGGER audit_events_append_only');
  // The index that reset limits use.
  await run('DROP INDEX audit_events_actor');
  await run(`CREATE INDEX audit_events_actor ON audit_events (lower(actor), at)
    WHERE event = '${counted}'`);
}
