import type { DataSource, EntityManager } from 'typeorm';
import type { ChainedEvent } from '../../src/audit/chain/event-hash.js';

export interface RecordedEvent extends ChainedEvent {
  readonly hash: Buffer;
}

/** All events in the order of their chains, as they were hashed. */
export async function recordedEvents(dataSource: DataSource): Promise<RecordedEvent[]> {
  const rows = await dataSource.query<(RecordedEvent & { seq: string })[]>(
    `SELECT chain, seq, id, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at,
       event, actor, mailbox_id AS "mailboxId", reset_id AS "resetId", source,
       request_id AS "requestId", detail, hash
     FROM audit_events ORDER BY chain, seq`,
  );
  return rows.map((row) => ({ ...row, seq: BigInt(row.seq) }));
}

/** Records a change that a test makes to a PIN without a use case: the database demands it (P12). */
export async function recordChange(tx: EntityManager, mailboxId: string): Promise<void> {
  await tx.query(
    `INSERT INTO audit_events (event, actor, mailbox_id, detail)
     VALUES ('mailbox-set', 'administrator of a test', $1, 'a PIN of a test')`,
    [mailboxId],
  );
}
