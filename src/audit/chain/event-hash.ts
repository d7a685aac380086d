import { createHash } from 'node:crypto';

/** An event as it was hashed: its columns as text, the time in UTC with microseconds. */
export interface ChainedEvent {
  readonly chain: string;
  /** Its place in the chain, from 1. */
  readonly seq: bigint;
  readonly id: string;
  /** Such as 2026-11-30T09:28:06.123456Z. */
  readonly at: string;
  readonly event: string;
  readonly actor: string;
  readonly mailboxId: string | null;
  readonly resetId: string | null;
  readonly source: string | null;
  readonly requestId: string | null;
  readonly detail: string | null;
}

/** What the first event of a chain has instead of the hash of an event before it. */
export const noHash: Buffer = Buffer.alloc(32);

const version = 1;

/**
 * The SHA-256 of an event and of all events before it in its chain: what the trigger of migration 0008
 * computes, computed again without any function of the database.
 *
 * The encoding is the version (one byte), the previous hash (32), the place in the chain (8, big-endian), and
 * each field as its length in bytes (4, big-endian) and its UTF-8; a field that is null has the length
 * 0xffffffff. So no two events have the same encoding.
 */
export function eventHash(previous: Buffer, event: ChainedEvent): Buffer {
  const {
    chain,
    id,
    at,
    event: name,
    actor,
    mailboxId,
    resetId,
    source,
    requestId,
    detail,
  } = event;
  const fields = [chain, id, at, name, actor, mailboxId, resetId, source, requestId, detail];
  const hash = createHash('sha256');
  const head = Buffer.alloc(41);
  head.writeUInt8(version);
  previous.copy(head, 1);
  head.writeBigInt64BE(event.seq, 33);
  return hash
    .update(head)
    .update(Buffer.concat(fields.map(field)))
    .digest();
}

function field(value: string | null): Buffer {
  if (value === null) return Buffer.from('ffffffff', 'hex');
  const bytes = Buffer.from(value);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
