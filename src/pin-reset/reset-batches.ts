import { Injectable } from '@nestjs/common';
import { recordedReset } from '../audit/audit.sql.js';
import { service, type Actor } from '../common/actor.js';
import type { LockedMailbox } from '../credentials/mailboxes.repository.js';
import type { PinState } from '../credentials/pin-credentials.repository.js';
import {
  activatedPins,
  endingStaged,
  readForReset,
  stagedPins,
} from '../credentials/pin-parts.sql.js';
import { Argon2id } from '../crypto/argon2id.js';
import { Sealer } from '../crypto/sealer.js';
import { Batcher, byTurn } from '../database/batcher.js';
import { Database } from '../database/database.js';
import { newPinTopic } from '../notification/mails/new-pin.mail.js';
import { Lease } from '../notification/outbox/lease.js';
import { Outbox, type LeasedMessage } from '../notification/outbox/outbox.js';
import { addedLeased, removedLeased } from '../notification/outbox/outbox.sql.js';
import type { PinPolicy } from '../pin-policy/pin-policy.js';
import type { NewPin } from './new-pins.js';
import { ResetLimits } from './reset-limits.js';

/** A mailbox and its PIN as they were read, without a lock. */
export interface ReadMailbox {
  readonly mailbox: LockedMailbox;
  readonly state: PinState;
  /** Stands for all that `mailbox` holds; a stage is refused if it has changed. */
  readonly version: string;
  readonly generation: number;
  /** How long the caller has to wait for another reset, milliseconds; null: not at all. */
  readonly retryAfterMs: number | null;
}

interface ReadOrder {
  readonly mailboxId: string;
  readonly by: Actor;
}

interface StageOrder extends NewPin {
  readonly read: ReadMailbox;
  readonly by: Actor;
  readonly lease: Lease;
}

interface ReadRow extends Omit<LockedMailbox, 'policy'>, PinPolicy {
  turn: number;
  version: string;
  generation: number;
  valid: string | null;
  setAt: Date | null;
  resetId: string | null;
  pendingResetId: string | null;
  locked: boolean;
  earlier: string[];
  retryAfterMs: number | null;
}

/**
 * The three statements of a reset, each for many resets and with a commit of its own:
 *
 * 1. `read` takes no lock, as what it reads is compared by `stage`.
 * 2. `stage` stores the PIN, its mail and the record together (P2, P12), if nothing has changed meanwhile
 *    (optimistic locking). That also keeps the limit of a mailbox exact: every reset that counts changes
 *    the row that is compared.
 * 3. `activate` removes the mail and makes its PIN valid together with the record (P1, P2).
 *
 * None of them waits for a row lock of another transaction that may last: what they leave out is for the
 * transactions of PinStaging and PinActivation.
 */
@Injectable()
export class ResetBatches {
  private readonly reads: Batcher<ReadOrder, ReadMailbox>;
  private readonly stages: Batcher<StageOrder, LeasedMessage>;
  private readonly activations: Batcher<LeasedMessage, true>;

  constructor(
    private readonly database: Database,
    private readonly sealer: Sealer,
    private readonly outbox: Outbox,
    limits: ResetLimits,
    argon2id: Argon2id,
  ) {
    const readSql = readForReset(
      'unnest($1::uuid[], $2::text[]) WITH ORDINALITY AS o (mailbox_id, actor, turn)',
      limits.retryAfterMs('o.mailbox_id', 'o.actor'),
    );
    this.reads = new Batcher((orders) => this.sendReads(readSql, orders), argon2id, true);
    this.stages = new Batcher((orders) => this.sendStages(orders), argon2id);
    this.activations = new Batcher((messages) => this.sendActivations(messages), argon2id);
  }

  /** Undefined if there is no such mailbox. */
  read(mailboxId: string, by: Actor): Promise<ReadMailbox | undefined> {
    return this.reads.run({ mailboxId, by });
  }

  /** The mail to deliver now; undefined if the mailbox has changed since it was read, or is locked. */
  async stage(read: ReadMailbox, newPin: NewPin, by: Actor): Promise<LeasedMessage | undefined> {
    const lease = new Lease();
    try {
      return await this.stages.run({ ...newPin, read, by, lease });
    } catch (error) {
      this.outbox.abandon(lease);
      throw error;
    }
  }

  /** Whether the mail was removed and its PIN made valid; if not, the reason is open. */
  async activate(message: LeasedMessage): Promise<boolean> {
    return (await this.activations.run(message)) ?? false;
  }

  /** The same for one reset, in a statement that waits for locks. */
  async activateAlone(message: LeasedMessage): Promise<boolean> {
    const [done] = await this.sendActivations([message], activateWaiting);
    return done ?? false;
  }

  private async sendReads(sql: string, orders: readonly ReadOrder[]) {
    const rows = await this.database.rows<ReadRow>(sql, [
      orders.map(({ mailboxId }) => mailboxId),
      orders.map(({ by }) => by.actor),
    ]);
    return byTurn(rows, orders).map((row) => row && readMailbox(row));
  }

  private async sendStages(orders: readonly StageOrder[]) {
    const rows = await this.database.rows<{ mailbox_id: string }>(stageSql, [
      orders.map(({ read }) => read.mailbox.id),
      orders.map(({ read }) => read.version),
      orders.map(({ read }) => read.generation),
      orders.map(({ read }) => read.state.locked),
      orders.map(({ sealedHash }) => sealedHash),
      orders.map(({ resetId }) => resetId),
      orders.map(({ resetId: row, mail }) =>
        this.sealer.seal(JSON.stringify(mail), { purpose: 'mail', row }),
      ),
      orders.map(({ lease }) => lease.id),
      orders.map(({ by }) => by.actor),
      orders.map(({ by }) => by.source),
      orders.map(({ by }) => by.requestId),
    ]);
    const staged = new Set(rows.map((row) => row.mailbox_id));
    return orders.map((order) => (staged.has(order.read.mailbox.id) ? leased(order) : undefined));
  }

  private async sendActivations(messages: readonly LeasedMessage[], sql = activateSql) {
    const rows = await this.database.rows<{ reset_id: string }>(sql, [
      messages.map(({ id }) => id),
      messages.map(({ mailboxId }) => mailboxId),
      messages.map(({ lease }) => lease.id),
      service.actor,
    ]);
    const done = new Set(rows.map((row) => row.reset_id));
    return messages.map(({ id }) => (done.has(id) ? (true as const) : undefined));
  }
}

const stageSql = `WITH orders AS (
    SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::int[], $4::boolean[], $5::text[],
      $6::uuid[], $7::text[], $8::uuid[], $9::text[], $10::text[], $11::text[])
      AS o (mailbox_id, version, generation, locked, sealed_hash,
        reset_id, sealed_mail, lease_id, actor, source, request_id)
  ), ${stagedPins}, resets AS (
    SELECT o.* FROM orders o JOIN staged USING (mailbox_id)
  ), ${recordedReset('reset-requested', 'resets')}, ${addedLeased(newPinTopic, 'resets')}
  SELECT mailbox_id FROM staged`;

const activation = (locked: 'SKIP LOCKED' | '') => `WITH orders AS (
    SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[])
      AS o (reset_id, mailbox_id, lease_id)
  ), ${endingStaged(locked)}, ${removedLeased('ending', locked)}, ended AS (
    SELECT ending.* FROM ending JOIN removed USING (reset_id)
  ), ${activatedPins('ended')}, resets AS (
    SELECT activated.*, $4::text AS actor, NULL::text AS source, NULL::text AS request_id FROM activated
  ), ${recordedReset('reset-delivered', 'resets')}
  SELECT reset_id FROM activated`;

const activateSql = activation('SKIP LOCKED');
const activateWaiting = activation('');

function readMailbox(row: ReadRow): ReadMailbox {
  const { valid, setAt: at, resetId: id, earlier, pendingResetId, locked } = row;
  const { version, generation, retryAfterMs } = row;
  const used = valid === null ? earlier : [valid, ...earlier];
  const lastReset = id !== null && at !== null ? { id, at } : null;
  const state = { pendingResetId, lastReset, locked, used };
  return { mailbox: { ...row, policy: row }, state, version, generation, retryAfterMs };
}

function leased({ read, resetId, mail, lease }: StageOrder): LeasedMessage {
  return {
    id: resetId,
    topic: newPinTopic,
    mailboxId: read.mailbox.id,
    mail,
    callerWaits: true,
    maybeSent: false,
    attempts: 1,
    overdue: false,
    lease,
  };
}
