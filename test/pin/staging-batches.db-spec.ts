import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PinAttemptsRepository } from '../../src/credentials/pin-attempts.repository.js';
import { ordersAtMost } from '../../src/database/batcher.js';
import { OutboxMessage } from '../../src/notification/outbox/outbox-message.entity.js';
import { newPinTopic } from '../../src/notification/mails/new-pin.mail.js';
import { recordChange } from '../support/audit.js';
import { aNewPin, nth, owner, StoredResets, times } from '../support/stored-resets.js';

let stored: StoredResets;

beforeAll(async () => {
  stored = await StoredResets.start();
});
afterAll(() => stored.stop());

const update = (sql: string) => (mailboxId: string) => stored.dataSource.query(sql, [mailboxId]);

describe('a batch of new PINs', () => {
  it('is stored whole, in one statement', async () => {
    const ids = await times(ordersAtMost, (index) => stored.aMailbox({}, { pin: index % 2 === 0 }));
    const before = await Promise.all(ids.map((id) => stored.factsOf(id)));
    const staged = await stored.stageAll(await stored.readAll(ids));
    for (const [index, id] of ids.entries()) {
      await stored.expectStagedWhole(id, nth(staged, index));
      const { credential, history } = await stored.factsOf(id);
      expect(credential?.sealedHash ?? null).toBe(before[index]?.credential?.sealedHash ?? null);
      expect(history).toEqual(before[index]?.history);
    }
    const [row] = await stored.dataSource.query<{ commits: string }[]>(
      `SELECT count(DISTINCT at) AS commits FROM audit_events
       WHERE mailbox_id = ANY ($1) AND event = 'reset-requested'`,
      [ids],
    );
    expect(row?.commits).toBe('1');
  });

  /** What can happen to a mailbox between its read and its stage. */
  const changes: Record<string, (mailboxId: string) => Promise<unknown>> = {
    'whose PIN was changed at the phone': (id) =>
      stored.inTransaction((tx) => stored.replace(tx, id)),
    'whose policy was tightened': update(
      `UPDATE pin_policies SET min_pin_length = 8
       WHERE id = (SELECT policy_id FROM mailboxes WHERE id = $1)`,
    ),
    'whose policy keeps a longer history': update(
      `UPDATE pin_policies SET pin_history_count = 20
       WHERE id = (SELECT policy_id FROM mailboxes WHERE id = $1)`,
    ),
    'that has another policy': update(
      `UPDATE mailboxes SET policy_id = (SELECT id FROM pin_policies WHERE name = 'Default')
       WHERE id = $1`,
    ),
    'that was disabled': update('UPDATE mailboxes SET um_enabled = false WHERE id = $1'),
    'whose address was changed': update(
      `UPDATE mailboxes SET address = 'changed-' || address WHERE id = $1`,
    ),
    'that has another extension': update(
      `UPDATE mailboxes SET extensions = '{36697}' WHERE id = $1`,
    ),
    'whose owner has another telephone': update(
      `UPDATE mailboxes SET phone_numbers = '{4930123}' WHERE id = $1`,
    ),
    'that was deleted': (id) =>
      stored.inTransaction(async (tx) => {
        for (const table of ['pin_history', 'pin_credentials', 'accounts']) {
          await tx.query(`DELETE FROM ${table} WHERE mailbox_id = $1`, [id]);
        }
        await tx.query('DELETE FROM mailboxes WHERE id = $1', [id]);
        await recordChange(tx, id);
      }),
    'that was locked': update('UPDATE pin_credentials SET locked_at = now() WHERE mailbox_id = $1'),
    'with another reset that is pending': (id) => stageAnother(id),
    'with another reset that has been delivered': async (id) => {
      const resetId = await stageAnother(id);
      await stored.inTransaction((tx) => stored.activate(tx, id, resetId));
    },
  };

  async function stageAnother(mailboxId: string): Promise<string> {
    const resetId = randomUUID();
    const another = { resetId, sealedHash: 'of another reset', automatic: false };
    await stored.inTransaction((tx) => stored.credentials.stage(tx, mailboxId, another));
    return resetId;
  }

  it.each(Object.entries(changes))(
    'leaves out a mailbox %s since it was read, and stores nothing of it',
    async (_, change) => {
      const ids = await times(4, () => stored.aMailbox());
      const reads = await stored.readAll(ids);
      const changed = nth(ids, 1);
      await change(changed);
      const before = await stored.factsOf(changed);
      const staged = await stored.stageAll(reads);
      expect(staged.map(({ message }) => message !== undefined)).toEqual([true, false, true, true]);
      expect(await stored.factsOf(changed)).toEqual(before);
      for (const index of [0, 2, 3]) {
        await stored.expectStagedWhole(nth(ids, index), nth(staged, index));
      }
    },
  );

  it('leaves out a mailbox that was unlocked since it was read, whose mail would say that it is locked', async () => {
    const id = await stored.aMailbox();
    await update('UPDATE pin_credentials SET locked_at = now() WHERE mailbox_id = $1')(id);
    const reads = await stored.readAll([id]);
    await update('UPDATE pin_credentials SET locked_at = NULL WHERE mailbox_id = $1')(id);
    expect((await stored.stageAll(reads))[0]?.message).toBeUndefined();
  });

  it('leaves out a mailbox without a PIN that has got one since it was read', async () => {
    const ids = await times(3, () => stored.aMailbox({}, { pin: false }));
    const reads = await stored.readAll(ids);
    await stored.setPin(nth(ids, 0), 'the first PIN');
    const before = await stored.factsOf(nth(ids, 0));
    const staged = await stored.stageAll(reads);
    expect(staged.map(({ message }) => message !== undefined)).toEqual([false, true, true]);
    expect(await stored.factsOf(nth(ids, 0))).toEqual(before);
  });

  it('leaves out a mailbox that another transaction has locked, without waiting for it', async () => {
    const ids = await times(3, () => stored.aMailbox());
    const reads = await stored.readAll(ids);
    const release = await stored.holding((tx) => new PinAttemptsRepository().lock(tx, ids[2]));
    const before = await stored.factsOf(nth(ids, 2));
    const staged = await stored.stageAll(reads);
    expect(staged.map(({ message }) => message !== undefined)).toEqual([true, true, false]);
    expect(await stored.factsOf(nth(ids, 2))).toEqual(before);
    await release();
  });

  // The snapshot of the statement still shows the PIN as it was read.
  it.each([true, false])(
    'leaves out a mailbox whose PIN (one before it: %s) is committed while the statement runs',
    async (pin) => {
      const ids = await times(4, () => stored.aMailbox({}, { pin }));
      const reads = await stored.readAll(ids);
      const changed = nth(ids, 1);
      const resetId = randomUUID();
      // Without the lock of the mailbox, as a delivery by another instance has it.
      const release = await stored.holding(async (tx) => {
        const another = { resetId, sealedHash: 'of another reset', automatic: false };
        await stored.credentials.stage(tx, changed, another);
        await stored.activate(tx, changed, resetId);
      });
      const staging = stored.stageAll(reads);
      await expect.poll(() => stored.waitingForLocks(), { interval: 5 }).toBe(1);
      await release();
      const staged = await staging;
      expect(staged.map(({ message }) => message !== undefined)).toEqual([true, false, true, true]);
      expect(await stored.factsOf(changed)).toMatchObject({
        credential: { resetId, sealedHash: 'of another reset', stagedResetId: null },
        mails: [],
        events: [],
      });
      await stored.expectStagedWhole(nth(ids, 3), nth(staged, 3));
    },
  );

  it('stages every other order if one of them breaks a constraint', async () => {
    const ids = await times(5, () => stored.aMailbox());
    const reads = await stored.readAll(ids);
    // A mail that was left behind: there is one of a topic at most.
    await stored.dataSource.manager.insert(OutboxMessage, {
      id: randomUUID(),
      topic: newPinTopic,
      mailboxId: nth(ids, 2),
      sealedMail: 'left behind',
      callerWaits: false,
      maybeSent: false,
      attempts: 0,
    });
    const before = await stored.factsOf(nth(ids, 2));
    const newPins = reads.map(() => aNewPin());
    const outcomes = await Promise.allSettled(
      reads.map(async (read, index) => {
        const newPin = nth(newPins, index);
        let message = await stored.batches.stage(read, newPin, owner);
        // The locks of the refused statement may outlast its error for a moment.
        while (!message) message = await stored.batches.stage(read, newPin, owner);
        return message;
      }),
    );
    for (const [index, outcome] of outcomes.entries()) {
      const id = nth(ids, index);
      if (index === 2) {
        expect(outcome).toMatchObject({ status: 'rejected', reason: { code: '23505' } });
        expect(await stored.factsOf(id)).toEqual(before);
      } else {
        const message = outcome.status === 'fulfilled' ? outcome.value : undefined;
        await stored.expectStagedWhole(id, { newPin: nth(newPins, index), message });
      }
    }
  });
});
