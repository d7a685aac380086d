import { randomBytes, randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { KeyRing, type SealingKey } from '../../src/crypto/key-ring.js';
import { Sealer } from '../../src/crypto/sealer.js';
import { leaseMs } from '../../src/notification/outbox/lease.js';
import { OutboxMessage } from '../../src/notification/outbox/outbox-message.entity.js';
import {
  Outbox,
  type LeasedMessage,
  type NewMessage,
} from '../../src/notification/outbox/outbox.js';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { aMail } from '../support/mail-delivery.js';
import { Mailboxes } from '../support/mailboxes.js';

const aKey = (id: string): SealingKey => ({ id, key: randomBytes(32) });
const key = aKey('k1');

describe('the outbox', () => {
  let db: TestDatabase;
  let mailboxId: string;
  /** Two instances of the service. */
  let outbox: Outbox;
  let other: Outbox;
  const logged: unknown[] = [];

  const anOutbox = (keys = new KeyRing([key])) =>
    new Outbox(db.database, new Sealer(keys), 3_600_000);

  beforeAll(async () => {
    const [error, quiet] = [(event: unknown) => logged.push(event), () => undefined];
    Logger.overrideLogger({ error, warn: quiet, log: quiet });
    db = await aDatabase();
    ({ mailboxId } = await new Mailboxes(db.dataSource).aMailbox());
    outbox = anOutbox();
    other = anOutbox();
  });
  afterAll(() => db.drop());
  afterEach(async () => {
    vi.useRealTimers();
    await db.dataSource.query('DELETE FROM outbox');
  });

  function aMessage(over: Partial<NewMessage> = {}): NewMessage {
    const id = randomUUID();
    return {
      id,
      topic: id,
      mailboxId,
      callerWaits: false,
      mail: aMail(),
      ...over,
    };
  }
  async function add(message = aMessage()): Promise<NewMessage> {
    await db.database.transaction((tx) => outbox.add(tx, message));
    return message;
  }
  const addMany = async (count: number) => {
    for (let n = 0; n < count; n += 1) await add();
  };
  async function claimOne(by = outbox): Promise<LeasedMessage> {
    const [message, ...more] = await by.claim(10);
    expect(more).toEqual([]);
    if (!message) throw new Error('nothing to claim');
    return message;
  }
  const row = (id: string) => db.dataSource.manager.findOneBy(OutboxMessage, { id });
  const remove = (message: LeasedMessage) => outbox.settle(message);
  const leasesRunOut = () =>
    db.dataSource.query("UPDATE outbox SET leased_until = now() - interval '1 second'");
  const idsOf = (messages: readonly NewMessage[]) => messages.map(({ id }) => id);

  it('adds mail only inside a transaction', async () => {
    const { manager } = db.dataSource;
    await expect(outbox.add(manager, aMessage())).rejects.toThrow('part of a transaction');
    await expect(outbox.addLeased(manager, aMessage())).rejects.toThrow('part of a transaction');
    expect(await outbox.claim(10)).toEqual([]);
  });

  it('holds no mail of a transaction that was rolled back', async () => {
    const failed = db.database.transaction(async (tx) => {
      await outbox.add(tx, aMessage());
      await outbox.addLeased(tx, aMessage());
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await db.dataSource.manager.count(OutboxMessage)).toBe(0);
  });

  it('returns a mail unchanged to the instance that claims it', async () => {
    const message = await add(aMessage({ callerWaits: true }));
    expect(await claimOne(other)).toMatchObject({
      ...message,
      maybeSent: false,
      attempts: 1,
      overdue: false,
      lease: { valid: true },
    });
  });

  it('stores nothing of a mail in clear (P6)', async () => {
    const { mail } = await add();
    const [stored] = await db.dataSource.query<{ text: string }[]>(
      'SELECT outbox::text text FROM outbox',
    );
    const sealed = /k1\.([\w-]+)/.exec(stored?.text ?? '')?.[1] ?? '';
    const readable = [stored?.text ?? '', Buffer.from(sealed, 'base64url').toString('latin1')];
    expect(sealed.length).toBeGreaterThan(mail.text.length);
    for (const text of readable) {
      for (const secret of ['048213', mail.to, mail.subject, 'PIN is']) {
        expect(text).not.toContain(secret);
        expect(text).not.toContain(Buffer.from(secret).toString('hex'));
        expect(text).not.toContain(Buffer.from(secret).toString('base64url').slice(0, -1));
      }
    }
  });

  it('logs a mail that cannot be opened, which does not hold up the others', async () => {
    const [bad, good] = [await add(), await add()];
    const foreign = new Sealer(new KeyRing([aKey('k2')])).seal('{}', {
      purpose: 'mail',
      row: good.id,
    });
    await db.dataSource.query('UPDATE outbox SET sealed_mail = $2 WHERE id = $1', [
      bad.id,
      foreign,
    ]);
    expect(idsOf(await outbox.claim(10))).toEqual([good.id]);
    expect(await row(bad.id)).not.toBeNull();
    expect(logged.at(-1)).toMatchObject({
      msg: 'a mail cannot be opened',
      mail: bad.id,
    });
  });

  it('does not open a mail in another row (P7)', async () => {
    const [one, two] = [await add(), await add()];
    const sealed = (await row(one.id))?.sealedMail;
    await db.dataSource.query('UPDATE outbox SET sealed_mail = $2 WHERE id = $1', [two.id, sealed]);
    expect(idsOf(await outbox.claim(10))).toEqual([one.id]);
  });

  it('gives each mail to only one of two simultaneous workers', async () => {
    await addMany(20);
    const [mine, theirs] = await Promise.all([outbox.claim(10), other.claim(10)]);
    expect(new Set(idsOf([...mine, ...theirs])).size).toBe(20);
    expect(mine).toHaveLength(10);
    expect(await outbox.claim(10)).toEqual([]);
  });

  it('skips mail that another worker is claiming', async () => {
    await addMany(4);
    await db.database.transaction(async (tx) => {
      // A worker that waited for the lock would get the mail then, and fail the test.
      await tx.query("SET LOCAL idle_in_transaction_session_timeout = '1s'");
      const taken = await tx.query<{ id: string }[]>('SELECT id FROM outbox LIMIT 2 FOR UPDATE');
      const rest = await other.claim(10);
      expect(rest).toHaveLength(2);
      expect(idsOf(rest)).not.toContain(taken[0]?.id);
    });
  });

  it('gives a mail that is added with a lease to no other worker', async () => {
    const message = aMessage({ callerWaits: true });
    const leased = await db.database.transaction((tx) => outbox.addLeased(tx, message));
    expect(leased).toMatchObject({ ...message, attempts: 1, maybeSent: false, overdue: false });
    expect(await other.claim(10)).toEqual([]);
    expect(await remove(leased)).toBe(true);
  });

  it('gives a mail to another worker once its lease has run out, as one that may have been sent (P4)', async () => {
    const { id } = await add();
    await claimOne();
    expect(await other.claim(10)).toEqual([]);
    await leasesRunOut();
    expect(await claimOne(other)).toMatchObject({ id, maybeSent: true, attempts: 2 });
  });

  it('gives a mail without delay whose lease this instance has given up, as one that was not sent', async () => {
    const leased = await db.database.transaction((tx) => outbox.addLeased(tx, aMessage()));
    outbox.abandon(leased.lease);
    expect(await other.claim(10)).toEqual([]);
    expect(await claimOne()).toMatchObject({ id: leased.id, maybeSent: false, attempts: 2 });
    expect(await outbox.claim(10)).toEqual([]);
  });

  it('gives mail in order of its due time, and none before it', async () => {
    const messages = [await add(), await add(), await add(), await add()];
    const due = [-60, -180, -120, 3_600];
    for (const [index, { id }] of messages.entries()) {
      await db.dataSource.query(
        "UPDATE outbox SET due_at = now() + $2 * interval '1 second' WHERE id = $1",
        [id, due[index]],
      );
    }
    const [first, second, third] = idsOf(messages);
    expect(idsOf(await outbox.claim(2)).sort()).toEqual([second, third].sort());
    expect(idsOf(await outbox.claim(2))).toEqual([first]);
    expect(await outbox.claim(2)).toEqual([]);
  });

  it('gives bulk mail after all other mail, however long it is due, and no more of it than asked', async () => {
    const bulk = [await add(aMessage({ bulk: true })), await add(aMessage({ bulk: true }))];
    await db.dataSource.query("UPDATE outbox SET due_at = now() - interval '1 hour'");
    const others = [await add(), await add()];
    expect(await outbox.bulkWaiting()).toBe(2);
    expect(idsOf(await outbox.claim(2)).sort()).toEqual(idsOf(others).sort());
    expect(await outbox.claim(10, 0)).toEqual([]);
    const [first, ...more] = await outbox.claim(10, 1);
    expect(more).toEqual([]);
    expect(first?.bulk).toBe(true);
    const [second] = await outbox.claim(10);
    expect(new Set([first?.id, second?.id])).toEqual(new Set(idsOf(bulk)));
  });

  describe('after the loss of a lease', () => {
    let lost: LeasedMessage;
    let current: LeasedMessage;

    const lose = async () => {
      await add();
      lost = await claimOne(outbox);
      await leasesRunOut();
      current = await claimOne(other);
    };

    it('does not let a worker remove the mail, but does let the new holder', async () => {
      await lose();
      expect(await remove(lost)).toBe(false);
      expect(await row(lost.id)).not.toBeNull();
      expect(await remove(current)).toBe(true);
      expect(await row(lost.id)).toBeNull();
      expect(await remove(current)).toBe(false);
    });

    it('does not let a worker postpone the mail', async () => {
      await lose();
      const before = await row(lost.id);
      await outbox.postpone(lost, 60_000, true);
      expect(await row(lost.id)).toEqual(before);
    });

    it('does not let a worker renew it', async () => {
      vi.useFakeTimers({ toFake: ['performance'] });
      await lose();
      const before = await row(lost.id);
      vi.advanceTimersByTime(leaseMs - 1);
      await outbox.renew([lost.lease]);
      expect(await row(lost.id)).toEqual(before);
      vi.advanceTimersByTime(1);
      expect(lost.lease.valid).toBe(false);
    });
  });

  it('renews leases here and in the database', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    await addMany(2);
    const messages = await outbox.claim(10);
    await leasesRunOut();
    vi.advanceTimersByTime(leaseMs - 1);
    await outbox.renew(messages.map(({ lease }) => lease));
    vi.advanceTimersByTime(leaseMs - 1);
    expect(messages.map(({ lease }) => lease.valid)).toEqual([true, true]);
    expect(await other.claim(10)).toEqual([]);
  });

  it('removes mail together with what its outcome means, and keeps it if that fails', async () => {
    await add();
    const message = await claimOne();
    const failed = outbox.settle(message, () => Promise.reject(new Error('no')));
    await expect(failed).rejects.toThrow('no');
    expect(await remove(message)).toBe(true);
  });

  it('gives a postponed mail to any worker after its pause, and to none before', async () => {
    const { id } = await add();
    await outbox.postpone(await claimOne(), 60_000, false);
    expect(await other.claim(10)).toEqual([]);
    await db.dataSource.query("UPDATE outbox SET due_at = due_at - interval '60 seconds'");
    expect(await claimOne(other)).toMatchObject({ id, maybeSent: false, attempts: 2 });
  });

  it('remembers for ever that a mail may have been sent (P4)', async () => {
    await add();
    await outbox.postpone(await claimOne(), 0, true);
    const again = await claimOne();
    expect(again.maybeSent).toBe(true);
    await outbox.postpone(again, 0, false);
    expect((await claimOne()).maybeSent).toBe(true);
  });

  it('makes a postponed mail due if its owner asks for it', async () => {
    const { id } = await add();
    await outbox.postpone(await claimOne(), 60_000, false);
    await db.database.transaction((tx) => outbox.makeDueNow(tx, id));
    expect(await claimOne(other)).toMatchObject({ id });
  });

  it('does not make a mail due that is under way', async () => {
    const { id } = await add();
    await claimOne();
    const before = await row(id);
    await db.database.transaction((tx) => outbox.makeDueNow(tx, id));
    expect(await row(id)).toEqual(before);
  });

  it('marks a mail as overdue after the give-up time', async () => {
    await addMany(2);
    await db.dataSource.query(
      `UPDATE outbox SET created_at = now() - interval '61 minutes'
       WHERE id = (SELECT id FROM outbox LIMIT 1)`,
    );
    const overdue = (await outbox.claim(10)).map((message) => message.overdue);
    expect(overdue.sort()).toEqual([false, true]);
  });

  it('holds one mail of a topic for a mailbox', async () => {
    await add(aMessage({ topic: 'new-pin' }));
    await expect(add(aMessage({ topic: 'new-pin' }))).rejects.toThrow('duplicate key');
  });

  it('reports the age of its oldest mail', async () => {
    expect(await outbox.oldestAgeSeconds()).toBe(0);
    await addMany(2);
    expect(await outbox.oldestAgeSeconds()).toBeLessThan(60);
    await db.dataSource.query(
      `UPDATE outbox SET created_at = now() - interval '90 seconds'
       WHERE id = (SELECT id FROM outbox LIMIT 1)`,
    );
    expect(await outbox.oldestAgeSeconds()).toBeCloseTo(90, -1);
  });
});
