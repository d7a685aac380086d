import { randomBytes, randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AuditLog } from '../../src/audit/audit-log.js';
import { KeyRing } from '../../src/crypto/key-ring.js';
import { Sealer } from '../../src/crypto/sealer.js';
import { Metrics } from '../../src/metrics/metrics.js';
import type { Mail } from '../../src/notification/mail.js';
import { mailboxLockedMail } from '../../src/notification/mails/mailbox-locked.mail.js';
import { Mailer } from '../../src/notification/smtp/mailer.js';
import { OutboxRelay } from '../../src/notification/outbox/outbox-relay.js';
import { Outbox } from '../../src/notification/outbox/outbox.js';
import type { RecipientFacts } from '../../src/notification/mails/compose-mail.js';
import { pinExpiryMail } from '../../src/notification/mails/pin-expiry.mail.js';
import {
  mailboxLockedTopic,
  NoticeRecorder,
  pinExpiryTopic,
} from '../../src/pin-check/notice-recorder.js';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { Mailboxes, type TestMailbox } from '../support/mailboxes.js';
import { SmtpSink } from '../support/smtp-sink.js';

const [at, expiresAt] = [new Date('2026-03-09T13:05:07Z'), new Date('2026-03-14T13:05:07Z')];

const notices: [string, (facts: RecipientFacts) => Mail][] = [
  [
    mailboxLockedTopic,
    (facts) => mailboxLockedMail({ ...facts, at, wrongPins: 15, resetUnlocks: false }),
  ],
  [pinExpiryTopic, (facts) => pinExpiryMail({ ...facts, at, expiresAt })],
];

describe.each(notices)('a notice of %s', (topic, write) => {
  let db: TestDatabase;
  let smtp: SmtpSink;
  let outbox: Outbox;
  let relay: OutboxRelay;
  let mailboxes: Mailboxes;
  let owner: TestMailbox;

  beforeAll(async () => {
    const quiet = () => undefined;
    Logger.overrideLogger({ error: quiet, warn: quiet, log: quiet });
    [db, smtp] = await Promise.all([aDatabase(), SmtpSink.start()]);
    mailboxes = new Mailboxes(db.dataSource);
    const keys = new KeyRing([{ id: 'k1', key: randomBytes(32) }]);
    outbox = new Outbox(db.database, new Sealer(keys), 3_600_000);
    const mailer = new Mailer({ url: smtp.url, from: 'voicemail@example.com', connections: 1 });
    relay = new OutboxRelay(db.database, outbox, mailer, new Metrics());
    relay.register(topic, new NoticeRecorder(new AuditLog(db.database)));
  });
  afterAll(async () => {
    await relay.drain(0);
    await Promise.all([smtp.down(), db.drop()]);
  });

  beforeEach(async () => {
    smtp.wellAgain();
    owner = await mailboxes.aMailbox();
    const id = randomUUID();
    const facts = { language: 'en', timeZone: 'UTC', messageId: `<${id}@example.com>` };
    const mail = write({ to: owner.address, ...facts });
    const { mailboxId } = owner;
    await db.database.transaction((tx) =>
      outbox.add(tx, { id, topic, mailboxId, mail, callerWaits: false }),
    );
  });

  const onRecord = () => mailboxes.eventsOf(owner);

  it('arrives without a PIN, and is recorded in the audit log (P12)', async () => {
    await relay.runOnce();
    expect(smtp.to(owner.address).map(({ pin }) => pin)).toEqual(['']);
    expect(await onRecord()).toMatchObject([
      { event: 'notice-delivered', actor: 'umpin', resetId: null, detail: topic },
    ]);
  });

  it('is recorded with the reason if the mail server refuses it permanently', async () => {
    smtp.atRecipient = () => ({ refuse: 550 });
    await relay.runOnce();
    expect(smtp.to(owner.address)).toEqual([]);
    expect(await onRecord()).toMatchObject([
      {
        event: 'notice-dropped',
        actor: 'umpin',
        resetId: null,
        detail: `${topic}: refused (EENVELOPE 550): 127.0.0.1:${smtp.port} refused the recipient (550).`,
      },
    ]);
  });

  it('waits while the mail server is busy, and is recorded when it arrives', async () => {
    smtp.atRecipient = () => ({ refuse: 451 });
    await relay.runOnce();
    expect(await onRecord()).toEqual([]);

    smtp.wellAgain();
    await db.dataSource.query('UPDATE outbox SET due_at = now()');
    await relay.runOnce();
    expect(await onRecord()).toMatchObject([{ event: 'notice-delivered' }]);
  });
});
