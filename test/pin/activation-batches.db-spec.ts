import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PinAttemptsRepository } from '../../src/credentials/pin-attempts.repository.js';
import { PinHistoryEntry } from '../../src/credentials/pin-history-entry.entity.js';
import { ordersAtMost } from '../../src/database/batcher.js';
import type { Tx } from '../../src/database/transaction.js';
import { OutboxMessage } from '../../src/notification/outbox/outbox-message.entity.js';
import type { LeasedMessage } from '../../src/notification/outbox/outbox.js';
import { nth, owner, StoredResets, times } from '../support/stored-resets.js';

let stored: StoredResets;

beforeAll(async () => {
  stored = await StoredResets.start();
});
afterAll(() => stored.stop());

const update = (sql: string) => (mailboxId: string) => stored.dataSource.query(sql, [mailboxId]);

describe('a batch of deliveries', () => {
  const activateAll = (messages: readonly LeasedMessage[]) =>
    Promise.all(messages.map((message) => stored.batches.activate(message)));

  it('makes each PIN the valid one, removes its mail and records it (P1, P2, P12)', async () => {
    const ids = await times(ordersAtMost, () => stored.aMailbox());
    const messages = await stored.pending(ids);
    expect(await activateAll(messages)).toEqual(ids.map(() => true));
    for (const [index, id] of ids.entries()) {
      const resetId = messages[index]?.id ?? '';
      const { credential, mails, events, history } = await stored.factsOf(id);
      expect(credential).toMatchObject({
        resetId,
        sealedHash: `the hash of ${resetId}`,
        generation: 2,
        temporary: true,
        stagedHash: null,
        stagedResetId: null,
      });
      expect(mails).toEqual([]);
      expect(history).toEqual([{ mailboxId: id, generation: 1, sealedHash: 'the first PIN' }]);
      expect(events).toMatchObject([
        { event: 'reset-requested', resetId, ...owner },
        { event: 'reset-delivered', resetId, actor: 'umpin', source: null, requestId: null },
      ]);
    }
  });

  it('keeps as many PINs as each policy says, and forgets the rest', async () => {
    const counts = [1, 2, 3, 5, 20];
    const ids = await times(counts.length, (index) =>
      stored.aMailbox({ pinHistoryCount: counts[index] ?? 0 }),
    );
    const pins = ids.map(() => ['the first PIN']);
    for (let reset = 0; reset < 6; reset += 1) {
      const messages = await stored.pending(ids);
      await activateAll(messages);
      for (const [index, { id }] of messages.entries()) pins[index]?.unshift(`the hash of ${id}`);
    }
    for (const [index, id] of ids.entries()) {
      const { credential, history } = await stored.factsOf(id);
      const [valid, ...earlier] = pins[index] ?? [];
      expect(credential?.sealedHash).toBe(valid);
      const kept = earlier.slice(0, (counts[index] ?? 0) - 1);
      expect(history.map(({ sealedHash }) => sealedHash)).toEqual(kept);
    }
  });

  it('forgets what a shorter history no longer holds', async () => {
    const id = await stored.aMailbox({ pinHistoryCount: 5 });
    for (const pin of ['second', 'third', 'fourth']) await stored.setPin(id, `the ${pin} PIN`);
    await update(
      `UPDATE pin_policies SET pin_history_count = 1
       WHERE id = (SELECT policy_id FROM mailboxes WHERE id = $1)`,
    )(id);
    expect(await activateAll(await stored.pending([id]))).toEqual([true]);
    expect((await stored.factsOf(id)).history).toEqual([]);
  });

  // Every case twice: one is activated in the batch, its twin by the transaction of one mailbox.
  it('changes a PIN exactly as the transaction of one mailbox does', async () => {
    const cases = [true, false].flatMap((automatic) =>
      [true, false].flatMap((locked) =>
        [true, false].flatMap((resetUnlocks) =>
          [true, false].map((wanted) => ({ automatic, locked, resetUnlocks, wanted })),
        ),
      ),
    );
    const arranged = await Promise.all(
      [...cases, ...cases].map(async ({ resetUnlocks }) => stored.aMailbox({ resetUnlocks })),
    );
    const messages = await stored.pending(arranged);
    for (const [index, id] of arranged.entries()) {
      const { automatic, locked, wanted } = cases[index % cases.length] ?? {};
      await stored.dataSource.query(
        `UPDATE pin_credentials SET staged_automatic = $2, failed_tries = 4, verified_by = 'pbx',
           verified_at = '2026-01-02T00:00:00Z', reset_wanted_at = CASE WHEN $4 THEN now() END,
           locked_at = CASE WHEN $3 THEN '2026-01-01T00:00:00Z'::timestamptz END
         WHERE mailbox_id = $1`,
        [id, automatic, locked, wanted],
      );
    }
    await activateAll(messages.slice(0, cases.length));
    for (const { mailboxId, id } of messages.slice(cases.length)) {
      await stored.inTransaction((tx) => stored.activate(tx, mailboxId, id));
    }
    const ends = await Promise.all(
      arranged.map(async (id) => {
        const { credential } = await stored.factsOf(id);
        expect(credential?.sealedHash).toContain(credential?.resetId);
        const own = { mailboxId: '', resetId: '', sealedHash: '', setAt: null, mailFateAt: null };
        const { previous } = credential ?? {};
        // The twins' first PINs were made one after the other.
        const ownPrevious = previous && { ...previous, resetId: '', setAt: '' };
        return Object.assign({}, credential, own, { previous: ownPrevious });
      }),
    );
    expect(ends.slice(0, cases.length)).toEqual(ends.slice(cases.length));
  });

  it('leaves out a mail whose lease was lost, and does the others', async () => {
    const ids = await times(3, () => stored.aMailbox());
    const messages = await stored.pending(ids);
    await update('UPDATE outbox SET lease_id = gen_random_uuid() WHERE mailbox_id = $1')(
      nth(ids, 1),
    );
    const before = await stored.factsOf(nth(ids, 1));
    expect(await activateAll(messages)).toEqual([true, false, true]);
    expect(await stored.batches.activateAlone(nth(messages, 1))).toBe(false);
    expect(await stored.factsOf(nth(ids, 1))).toEqual(before);
  });

  it('leaves out a reset that was cancelled, and does the others', async () => {
    const ids = await times(3, () => stored.aMailbox());
    const messages = await stored.pending(ids);
    const { id: resetId, mailboxId } = nth(messages, 0);
    await stored.inTransaction(async (tx) => {
      await tx.delete(OutboxMessage, { id: resetId });
      await stored.credentials.drop(tx, mailboxId, resetId);
    });
    const before = await stored.factsOf(mailboxId);
    expect(await activateAll(messages)).toEqual([false, true, true]);
    expect(await stored.batches.activateAlone(nth(messages, 0))).toBe(false);
    expect(await stored.factsOf(mailboxId)).toEqual(before);
  });

  it('does a reset only once', async () => {
    const ids = await times(2, () => stored.aMailbox());
    const messages = await stored.pending(ids);
    expect(await activateAll(messages)).toEqual([true, true]);
    const before = await stored.factsOf(nth(ids, 0));
    expect(await activateAll(messages)).toEqual([false, false]);
    expect(await stored.batches.activateAlone(nth(messages, 0))).toBe(false);
    expect(await stored.factsOf(nth(ids, 0))).toEqual(before);
  });

  it.each([
    [
      'PIN is locked by an attempt',
      (tx: Tx, id: string) => new PinAttemptsRepository().lock(tx, id),
    ],
    [
      'mail is locked by a renewal of its lease',
      (tx: Tx, id: string) => tx.query('SELECT FROM outbox WHERE mailbox_id = $1 FOR UPDATE', [id]),
    ],
  ])('leaves out a mailbox whose %s, which is done alone afterwards', async (_, lock) => {
    const ids = await times(3, () => stored.aMailbox());
    const messages = await stored.pending(ids);
    const release = await stored.holding((tx) => lock(tx, nth(ids, 1)));
    const before = await stored.factsOf(nth(ids, 1));
    expect(await activateAll(messages)).toEqual([true, false, true]);
    expect(await stored.factsOf(nth(ids, 1))).toEqual(before);
    const alone = stored.batches.activateAlone(nth(messages, 1));
    await expect.poll(() => stored.waitingForLocks(), { interval: 5 }).toBe(1);
    await release();
    expect(await alone).toBe(true);
    const { credential, mails } = await stored.factsOf(nth(ids, 1));
    expect(credential?.resetId).toBe(messages[1]?.id);
    expect(mails).toEqual([]);
  });

  it('keeps in the history what the owner chose while the mail was on its way', async () => {
    const ids = await times(2, () => stored.aMailbox());
    const messages = await stored.pending(ids);
    await stored.inTransaction((tx) => stored.replace(tx, nth(ids, 0)));
    expect(await activateAll(messages)).toEqual([true, true]);
    const { history } = await stored.factsOf(nth(ids, 0));
    expect(history.map(({ sealedHash }) => sealedHash)).toEqual([
      'chosen by the owner',
      'the first PIN',
    ]);
  });

  it('keeps in the history what the owner chose while the statement waited', async () => {
    const mailboxId = await stored.aMailbox();
    const message = nth(await stored.pending([mailboxId]), 0);
    const release = await stored.holding((tx) => stored.replace(tx, mailboxId));
    const alone = stored.batches.activateAlone(message);
    await expect.poll(() => stored.waitingForLocks(), { interval: 5 }).toBe(1);
    await release();
    expect(await alone).toBe(true);
    const { credential, history } = await stored.factsOf(mailboxId);
    expect(credential).toMatchObject({ generation: 3, resetId: message.id });
    expect(history).toMatchObject([
      { generation: 2, sealedHash: 'chosen by the owner' },
      { generation: 1, sealedHash: 'the first PIN' },
    ]);
  });

  it('does every other order if one of them breaks a constraint', async () => {
    const ids = await times(4, () => stored.aMailbox());
    const messages = await stored.pending(ids);
    const generation = 1;
    const inTheWay = { mailboxId: nth(ids, 3), generation, sealedHash: 'in the way' };
    await stored.dataSource.manager.insert(PinHistoryEntry, inTheWay);
    const before = await stored.factsOf(nth(ids, 3));
    // The locks of the refused statement may outlast its error for a moment: then its orders are left out.
    const outcomes = await Promise.allSettled(
      messages.map(
        async (message) =>
          (await stored.batches.activate(message)) || (await stored.batches.activateAlone(message)),
      ),
    );
    expect(outcomes).toMatchObject([
      { status: 'fulfilled', value: true },
      { status: 'fulfilled', value: true },
      { status: 'fulfilled', value: true },
      { status: 'rejected', reason: { code: '23505' } },
    ]);
    expect(await stored.factsOf(nth(ids, 3))).toEqual(before);
  });
});
