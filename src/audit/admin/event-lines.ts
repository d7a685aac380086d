import type { AuditEventView } from './audit-search.service.js';

/**
 * Events as JSON lines.
 *
 * @throws what the search throws before its first event, so that a filter is refused before an answer begins
 */
export async function eventLines(
  events: AsyncGenerator<AuditEventView>,
): Promise<AsyncGenerator<string>> {
  return linesOf(await events.next(), events);
}

async function* linesOf(
  first: IteratorResult<AuditEventView>,
  others: AsyncIterable<AuditEventView>,
): AsyncGenerator<string> {
  if (first.done) return;
  yield lineOf(first.value);
  for await (const event of others) yield lineOf(event);
}

function lineOf(event: AuditEventView): string {
  return `${JSON.stringify(event)}\n`;
}
