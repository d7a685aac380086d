import { randomBytes, randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { KeyRing } from '../../src/crypto/key-ring.js';
import { Sealer } from '../../src/crypto/sealer.js';
import { Metrics } from '../../src/metrics/metrics.js';
import { OutboxMessage } from '../../src/notification/outbox/outbox-message.entity.js';
import { OutboxRelay } from '../../src/notification/outbox/outbox-relay.js';
import { Outbox } from '../../src/notification/outbox/outbox.js';
import { Mailer } from '../../src/notification/smtp/mailer.js';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { Mailboxes } from '../support/mailboxes.js';
import { SmtpSink } from '../support/smtp-sink.js';

const topic = 'a-topic-of-a-newer-version';
const giveUpAfterMs = 3_600_000;

describe('mail of a topic that no module of this instance handles', () => {
  let db: TestDatabase;
  let smtp: SmtpSink;
  let outbox: Outbox;
  let older: OutboxRelay;
  let newer: OutboxRelay;
  let id: string;
  let to: string;
  const logged: unknown[] = [];
  const outcomes: string[] = [];

  beforeAll(async () => {
    const log = (message: unknown) => logged.push(message);
    Logger.overrideLogger({ error: log, warn: log, log });
    [db, smtp] = await Promise.all([aDatabase(), SmtpSink.start()]);
    const sealer = new Sealer(new KeyRing([{ id: 'k1', key: randomBytes(32) }]));
    outbox = new Outbox(db.database, sealer, giveUpAfterMs);
    const aRelay = () => {
      const mailer = new Mailer({ url: smtp.url, from: 'voicemail@example.com', connections: 1 });
      return new OutboxRelay(db.database, outbox, mailer, new Metrics());
    };
    [older, newer] = [aRelay(), aRelay()];
    newer.register(topic, {
      delivered: () => Promise.resolve(void outcomes.push('delivered')),
      dropped: () => Promise.resolve(void outcomes.push('dropped')),
    });
  });
  afterAll(async () => {
    await Promise.all([older.drain(0), newer.drain(0)]);
    await Promise.all([smtp.down(), db.drop()]);
  });

  beforeEach(async () => {
    const owner = await new Mailboxes(db.dataSource).aMailbox();
    [id, to] = [randomUUID(), owner.address];
    const mail = {
      to,
      subject: 'A made-up notice',
      text: 'Made up.\n',
      html: '<p>Made up.</p>',
      messageId: `<${id}@example.com>`,
      date: '2026-03-09T13:05:07.000Z',
    };
    const { mailboxId } = owner;
    await db.database.transaction((tx) =>
      outbox.add(tx, { id, topic, mailboxId, mail, callerWaits: false }),
    );
    [logged.length, outcomes.length] = [0, 0];
  });

  const row = () => db.dataSource.manager.findOneBy(OutboxMessage, { id });
  const makeDue = () => db.dataSource.query('UPDATE outbox SET due_at = now() WHERE id = $1', [id]);

  it('stays in the outbox, unsent, for an instance that does', async () => {
    expect(await older.runOnce()).toEqual(['open']);
    expect(smtp.to(to)).toEqual([]);
    expect(await row()).toMatchObject({ leaseId: null, maybeSent: false, attempts: 1 });
    expect(logged).toMatchObject([{ msg: 'mail postponed', mail: id, reason: 'no handler' }]);

    await makeDue();
    expect(await newer.runOnce()).toEqual(['delivered']);
    expect(smtp.to(to)).toHaveLength(1);
    expect(outcomes).toEqual(['delivered']);
  });

  it('stays in the outbox even if a caller waited for it', async () => {
    await db.dataSource.query('UPDATE outbox SET awaited = true WHERE id = $1', [id]);
    expect(await older.runOnce()).toEqual(['open']);
    await makeDue();
    expect(await newer.runOnce()).toEqual(['delivered']);
    expect(outcomes).toEqual(['delivered']);
  });

  it('is dropped, and the log says so, once it is overdue', async () => {
    await db.dataSource.query(
      `UPDATE outbox SET created_at = now() - $2 * interval '1 millisecond' WHERE id = $1`,
      [id, giveUpAfterMs + 60_000],
    );
    expect(await older.runOnce()).toEqual(['unavailable']);
    expect(smtp.to(to)).toEqual([]);
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
