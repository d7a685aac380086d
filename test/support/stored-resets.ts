import { newPinTopic } from '../../src/notification/mails/new-pin.mail.js';
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { expect } from 'vitest';
import { AuditEvent } from '../../src/audit/audit-event.entity.js';
import { PinCredential } from '../../src/credentials/pin-credential.entity.js';
import { PinCredentialsRepository } from '../../src/credentials/pin-credentials.repository.js';
import { PinHistoryEntry } from '../../src/credentials/pin-history-entry.entity.js';
import { Argon2id } from '../../src/crypto/argon2id.js';
import { KeyRing } from '../../src/crypto/key-ring.js';
import { Sealer } from '../../src/crypto/sealer.js';
import { connect } from '../../src/database/connect.js';
import { Database } from '../../src/database/database.js';
import { entities } from '../../src/database/entities.js';
import type { Tx } from '../../src/database/transaction.js';
import { OutboxMessage } from '../../src/notification/outbox/outbox-message.entity.js';
import { Outbox, type LeasedMessage } from '../../src/notification/outbox/outbox.js';
import type { PinPolicy } from '../../src/pin-policy/pin-policy.js';
import type { NewPin } from '../../src/pin-reset/new-pins.js';
import { ResetBatches, type ReadMailbox } from '../../src/pin-reset/reset-batches.js';
import { ResetLimits } from '../../src/pin-reset/reset-limits.js';
import { recordChange } from './audit.js';
import { aDatabase, type TestDatabase } from './database.js';
import { Mailboxes } from './mailboxes.js';
import { testKeyRing } from './settings.js';

export const owner = { actor: 'an owner of a test', source: '192.0.2.1', requestId: 'made up' };

export interface Staged {
  readonly newPin: NewPin;
  readonly message: LeasedMessage | undefined;
}

const sealer = new Sealer(KeyRing.parse(testKeyRing));
const credentials = new PinCredentialsRepository();

/** The batches of resets on a database of their own, connected as the service is, and what they store. */
export class StoredResets {
  readonly database: Database;
  readonly batches: ResetBatches;
  readonly credentials = credentials;

  private constructor(
    private readonly db: TestDatabase,
    readonly dataSource: DataSource,
  ) {
    this.database = new Database(dataSource);
    this.batches = this.newBatches();
  }

  static async start(): Promise<StoredResets> {
    const db = await aDatabase();
    const options = { url: db.url, poolSize: 8, connectPatienceMs: 1_000 };
    return new StoredResets(db, await connect(options, entities));
  }

  async stop(): Promise<void> {
    await this.dataSource.destroy();
    await this.db.drop();
  }

  newBatches(perMailbox = 0): ResetBatches {
    const cost = { memoryKiB: 19_456, passes: 2, parallelism: 1 };
    const argon2id = new Argon2id({ ...cost, concurrency: 2, maxWaiting: 0 });
    const limits = new ResetLimits({ perMailbox, perCaller: 0 });
    const outbox = new Outbox(this.database, sealer, 86_400_000);
    return new ResetBatches(this.database, sealer, outbox, limits, argon2id);
  }

  /** A mailbox with a policy of its own; with a valid PIN unless told otherwise. */
  async aMailbox(policy: Partial<PinPolicy> = {}, { pin = true } = {}): Promise<string> {
    const { mailboxId } = await new Mailboxes(this.dataSource).aMailbox({ policy });
    if (pin) await this.setPin(mailboxId, 'the first PIN');
    return mailboxId;
  }

  async setPin(mailboxId: string, sealedHash: string): Promise<void> {
    await this.inTransaction(async (tx) => {
      const resetId = randomUUID();
      await credentials.stage(tx, mailboxId, { resetId, sealedHash, automatic: false });
      await this.activate(tx, mailboxId, resetId);
    });
  }

  async activate(tx: Tx, mailboxId: string, resetId: string): Promise<void> {
    await credentials.activate(tx, mailboxId, resetId);
    await recordChange(tx, mailboxId);
  }

  /** As if the owner chose another PIN. */
  async replace(tx: Tx, mailboxId: string): Promise<void> {
    await credentials.replace(tx, mailboxId, 'chosen by the owner', 'pbx');
    await recordChange(tx, mailboxId);
  }

  inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  /** Reads mailboxes that are all there. */
  async readAll(ids: readonly string[]): Promise<ReadMailbox[]> {
    const found = await Promise.all(ids.map((id) => this.batches.read(id, owner)));
    return found.filter((each) => each !== undefined);
  }

  stageAll(reads: readonly ReadMailbox[]): Promise<Staged[]> {
    return Promise.all(
      reads.map(async (read) => {
        const newPin = aNewPin();
        return { newPin, message: await this.batches.stage(read, newPin, owner) };
      }),
    );
  }

  /** The mails of mailboxes whose resets have been staged. */
  async pending(ids: readonly string[]): Promise<LeasedMessage[]> {
    const staged = await this.stageAll(await this.readAll(ids));
    const messages = staged.map(({ message }) => message).filter((each) => each !== undefined);
    expect(messages).toHaveLength(ids.length);
    return messages;
  }

  /** All that the database has of a mailbox's resets. */
  async factsOf(mailboxId: string) {
    const { manager } = this.dataSource;
    const [credential, history, mails, recorded] = await Promise.all([
      manager.findOneBy(PinCredential, { mailboxId }),
      manager.find(PinHistoryEntry, { where: { mailboxId }, order: { generation: 'DESC' } }),
      manager.findBy(OutboxMessage, { mailboxId }),
      manager.find(AuditEvent, { where: { mailboxId }, order: { at: 'ASC' } }),
    ]);
    const events = recorded.filter(({ event }) => event.startsWith('reset-'));
    return { credential, history, mails, events };
  }

  /** The PIN stands beside the valid one, its mail in the outbox, the record in the audit log (P2, P12). */
  async expectStagedWhole(mailboxId: string, { newPin, message }: Staged): Promise<void> {
    const { resetId, sealedHash, mail } = newPin;
    const { credential, mails, events } = await this.factsOf(mailboxId);
    expect(credential).toMatchObject({
      stagedHash: sealedHash,
      stagedResetId: resetId,
      stagedAutomatic: false,
    });
    expect(message).toMatchObject({ id: resetId, mailboxId, topic: newPinTopic, mail });
    const [stored, ...more] = mails;
    expect(more).toEqual([]);
    expect(stored).toMatchObject({
      id: resetId,
      topic: newPinTopic,
      callerWaits: true,
      maybeSent: false,
      attempts: 1,
      leaseId: message?.lease.id,
    });
    expect(Number(stored?.leasedUntil)).toBeGreaterThan(Date.now());
    const opened = sealer.open(stored?.sealedMail ?? '', { purpose: 'mail', row: resetId });
    expect(JSON.parse(opened)).toEqual(mail);
    expect(events.filter((event) => event.resetId === resetId)).toMatchObject([
      { event: 'reset-requested', ...owner },
    ]);
  }

  /** A transaction that holds its locks until it is told to end. */
  async holding(lock: (tx: Tx) => Promise<unknown>): Promise<() => Promise<void>> {
    let end: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => (end = resolve));
    let done: Promise<void> | undefined;
    await new Promise<void>((resolve, reject) => {
      done = this.inTransaction(async (tx) => {
        await lock(tx);
        resolve();
        await ended;
      });
      done.catch(reject);
    });
    return async () => {
      end();
      await done;
    };
  }

  /** How many sessions wait for a lock. */
  async waitingForLocks(): Promise<number> {
    const waiting = await this.db.dataSource.query<object[]>(
      `SELECT FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return waiting.length;
  }
}

/** What a reset stores; no hash has to be real, as none is compared. */
export function aNewPin(): NewPin {
  const resetId = randomUUID();
  const mail = {
    to: `${resetId}@example.com`,
    subject: 'made up',
    text: resetId,
    html: resetId,
    messageId: `<${resetId}@example.com>`,
    date: '2026-03-09T13:05:07.000Z',
  };
  return { resetId, sealedHash: `the hash of ${resetId}`, mail };
}

export const times = <T>(count: number, make: (index: number) => T | Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)));

/** A value that is there. */
export function nth<T>(values: readonly T[], index: number): T {
  const value = values[index];
  if (value === undefined) throw new Error(`There is no value ${index}.`);
  return value;
}
