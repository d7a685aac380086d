import { Logger } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { OutboxMessage } from '../../src/notification/outbox/outbox-message.entity.js';
import type { OutboxRelay } from '../../src/notification/outbox/outbox-relay.js';
import type { LeasedRow } from '../../src/notification/outbox/outbox.js';
import { aMail, MailDelivery } from '../support/mail-delivery.js';

const topic = 'a-topic-of-a-newer-version';

describe('mail of a topic that no module of this instance handles', () => {
  let delivery: MailDelivery;
  let older: OutboxRelay;
  let newer: OutboxRelay;
  let id: string;
  let to: string;
  const logged: unknown[] = [];
  const outcomes: string[] = [];

  beforeAll(async () => {
    const log = (message: unknown) => logged.push(message);
    Logger.overrideLogger({ error: log, warn: log, log });
    delivery = await MailDelivery.start();
    [older, newer] = [delivery.aRelay(), delivery.aRelay()];
    const settled = (message: LeasedRow, outcome: string) =>
      delivery.outbox.settle(message, () => Promise.resolve(void outcomes.push(outcome)));
    newer.register(topic, {
      delivered: (message) => settled(message, 'delivered'),
      dropped: (message) => settled(message, 'dropped'),
    });
  });
  afterAll(() => delivery.stop());

  beforeEach(async () => {
    const owner = await delivery.mailboxes.aMailbox();
    to = owner.address;
    id = await delivery.add(topic, owner, aMail({ to }));
    [logged.length, outcomes.length] = [0, 0];
  });

  const row = () => delivery.db.dataSource.manager.findOneBy(OutboxMessage, { id });

  it('stays in the outbox, unsent, for an instance that does', async () => {
    expect(await older.runOnce()).toEqual(['open']);
    expect(delivery.smtp.to(to)).toEqual([]);
    expect(await row()).toMatchObject({ leaseId: null, maybeSent: false, attempts: 1 });
    expect(logged).toMatchObject([{ msg: 'mail postponed', mail: id, reason: 'no handler' }]);

    await delivery.makeDue();
    expect(await newer.runOnce()).toEqual(['delivered']);
    expect(delivery.smtp.to(to)).toHaveLength(1);
    expect(outcomes).toEqual(['delivered']);
  });

  it('stays in the outbox even if a caller waited for it', async () => {
    await delivery.db.dataSource.query('UPDATE outbox SET awaited = true WHERE id = $1', [id]);
    expect(await older.runOnce()).toEqual(['open']);
    await delivery.makeDue();
    expect(await newer.runOnce()).toEqual(['delivered']);
    expect(outcomes).toEqual(['delivered']);
  });

  it('is dropped, and the log says so, once it is overdue', async () => {
    await delivery.db.dataSource.query(
      `UPDATE outbox SET created_at = now() - $2 * interval '1 millisecond' WHERE id = $1`,
      [id, MailDelivery.giveUpAfterMs + 60_000],
    );
    expect(await older.runOnce()).toEqual(['unavailable']);
    expect(delivery.smtp.to(to)).toEqual([]);
    expect(await row()).toBeNull();
    expect(logged).toMatchObject([
      {
        msg: 'mail dropped',
        mail: id,
        reason: 'no handler',
        cause: `No module of this instance handles mail of the topic ${topic}.`,
      },
    ]);
  });
});
