import { hash } from 'node:crypto';

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
  const most = fields.reduce((sum, field) => sum + 4 + 3 * (field?.length ?? 0), headLength);
  if (scratch.length < most) scratch = Buffer.alloc(2 * most);
  scratch.writeUInt8(version);
  previous.copy(scratch, 1);
  let end = scratch.writeBigInt64BE(event.seq, 33);
  for (const field of fields) {
    const length = field === null ? 0 : scratch.write(field, end + 4);
    scratch.writeUInt32BE(field === null ? nothing : length, end);
    end += 4 + length;
  }
  return hash('sha256', scratch.subarray(0, end), 'buffer');
}

const headLength = 41;
const nothing = 0xffffffff;

/** Encodings are written here: a verification makes a million of them. */
let scratch = Buffer.alloc(4_096);
