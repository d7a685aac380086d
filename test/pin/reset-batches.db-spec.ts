import { randomUUID } from 'node:crypto';
import { In } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MailboxesRepository } from '../../src/credentials/mailboxes.repository.js';
import { PinCredential } from '../../src/credentials/pin-credential.entity.js';
import { ordersAtMost } from '../../src/database/batcher.js';
import { OutboxMessage } from '../../src/notification/outbox/outbox-message.entity.js';
import type { LeasedMessage } from '../../src/notification/outbox/outbox.js';
import { Chance } from '../faults/support/chance.js';
import { nth, owner, StoredResets, times } from '../support/stored-resets.js';

let stored: StoredResets;

beforeAll(async () => {
  stored = await StoredResets.start();
});
afterAll(() => stored.stop());

const update = (sql: string) => (mailboxId: string) => stored.dataSource.query(sql, [mailboxId]);

describe('a batch of reads', () => {
  it('gives each order its own mailbox, and nothing for one that is not there', async () => {
    const ids = await times(5, () => stored.aMailbox());
    const unknown = randomUUID();
    const asked = [...ids, unknown, nth(ids, 2)];
    const found = await Promise.all(asked.map((id) => stored.batches.read(id, owner)));
    expect(found.map((each) => each?.mailbox.id ?? unknown)).toEqual(asked);
  });

  it('has what the transaction of one mailbox would read', async () => {
    const [first, ...ids] = await times(4, (index) =>
      stored.aMailbox({ pinHistoryCount: index + 1 }),
    );
    const without = await stored.aMailbox({}, { pin: false });
    for (const pin of ['second', 'third', 'fourth']) {
      for (const id of ids) await stored.setPin(id, `the ${pin} PIN`);
    }
    for (const { mailbox, state } of await stored.readAll([first ?? '', ...ids, without])) {
      const alone = await stored.inTransaction(async (tx) => {
        const locked = await new MailboxesRepository().lock(tx, mailbox.id);
        const { pinHistoryCount } = locked.policy;
        return { locked, state: await stored.credentials.read(tx, mailbox.id, pinHistoryCount) };
      });
      expect(state).toEqual(alone.state);
      const { policy, ...facts } = alone.locked;
      const now = expect.any(Date) as Date;
      expect(mailbox).toMatchObject({ ...facts, now });
      expect(mailbox.policy).toMatchObject({ ...policy, now });
    }
  });

  it('knows the limit of each mailbox', async () => {
    const ids = await times(5, () => stored.aMailbox());
    await stored.dataSource.query(
      `INSERT INTO audit_events (event, actor, source, mailbox_id, reset_id)
       SELECT 'reset-requested', 'anybody', '192.0.2.1', id, gen_random_uuid()
       FROM unnest($1::uuid[]) WITH ORDINALITY AS o (id, turn), generate_series(1, turn)`,
      [ids],
    );
    const limited = stored.newBatches(3);
    const found = await Promise.all(ids.map((id) => limited.read(id, owner)));
    expect(found.map((each) => each?.retryAfterMs === null)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('fails for no mailbox but the one with a time that cannot be read', async () => {
    const ids = await times(4, () => stored.aMailbox());
    const [unreadable] = await times(1, () => stored.aMailbox());
    await update(`UPDATE pin_credentials SET set_at = 'infinity' WHERE mailbox_id = $1`)(
      unreadable ?? '',
    );
    const asked = [...ids, unreadable ?? ''];
    const found = await Promise.allSettled(asked.map((id) => stored.batches.read(id, owner)));
    expect(found).toMatchObject([
      ...ids.map((id) => ({ status: 'fulfilled', value: { mailbox: { id } } })),
      { status: 'rejected', reason: { driverError: { name: 'UnreadableColumn' } } },
    ]);
  });
});

describe('batches of every size', () => {
  let ids: string[];

  beforeAll(async () => {
    ids = await times(ordersAtMost, () => stored.aMailbox({ pinHistoryCount: 3 }));
  });

  const rowsOf = async () =>
    new Map(
      (await stored.dataSource.manager.findBy(PinCredential, { mailboxId: In(ids) })).map((row) => [
        row.mailboxId,
        row,
      ]),
    );

  it.each(Array.from({ length: ordersAtMost }, (_, index) => index + 1))(
    'stage and activate what has not changed, and nothing else: %i',
    async (size) => {
      const chance = new Chance(size, 'batches of every size');
      const subjects = ids
        .map((id) => ({ id, place: chance.between(0, 1_000_000) }))
        .sort((a, b) => a.place - b.place)
        .slice(0, size)
        .map(({ id }) => id);
      const some = () => new Set(subjects.filter(() => chance.between(1, 4) === 1));

      const reads = await stored.readAll(subjects);
      const changed = some();
      await stored.dataSource.query(
        `UPDATE mailboxes SET display_name = gen_random_uuid()::text WHERE id = ANY ($1)`,
        [[...changed]],
      );
      const before = await rowsOf();
      const staged = await stored.stageAll(reads);
      const afterStage = await rowsOf();
      const messages: LeasedMessage[] = [];
      for (const [index, id] of subjects.entries()) {
        const { message, newPin } = nth(staged, index);
        expect(message === undefined).toBe(changed.has(id));
        const { resetId: stagedResetId, sealedHash: stagedHash } = newPin;
        const expected = changed.has(id) ? {} : { stagedResetId, stagedHash };
        expect(afterStage.get(id)).toEqual(Object.assign({}, before.get(id), expected));
        if (message) messages.push(message);
      }

      const lost = some();
      await stored.dataSource.query(
        'UPDATE outbox SET lease_id = gen_random_uuid() WHERE mailbox_id = ANY ($1)',
        [[...lost]],
      );
      const done = await Promise.all(messages.map((message) => stored.batches.activate(message)));
      const afterwards = await rowsOf();
      for (const [index, { id: resetId, mailboxId }] of messages.entries()) {
        expect(done[index]).toBe(!lost.has(mailboxId));
        const row = afterwards.get(mailboxId);
        if (lost.has(mailboxId)) expect(row).toEqual(afterStage.get(mailboxId));
        else expect(row).toMatchObject({ resetId, sealedHash: `the hash of ${resetId}` });
      }
      const waiting = await stored.dataSource.manager.findBy(OutboxMessage, { mailboxId: In(ids) });
      const left = messages.map(({ mailboxId }) => mailboxId).filter((id) => lost.has(id));
      expect(waiting.map(({ mailboxId }) => mailboxId).sort()).toEqual(left.sort());

      await stored.dataSource.query('DELETE FROM outbox WHERE mailbox_id = ANY ($1)', [ids]);
      await stored.dataSource.query(
        `UPDATE pin_credentials SET staged_hash = NULL, staged_reset_id = NULL
         WHERE mailbox_id = ANY ($1)`,
        [ids],
      );
    },
  );
});
