import { Logger } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AuditLog } from '../../src/audit/audit-log.js';
import type { Mail } from '../../src/notification/mail.js';
import { mailboxLockedMail } from '../../src/notification/mails/mailbox-locked.mail.js';
import type { OutboxRelay } from '../../src/notification/outbox/outbox-relay.js';
import type { RecipientFacts } from '../../src/notification/mails/compose-mail.js';
import { pinExpiryMail } from '../../src/notification/mails/pin-expiry.mail.js';
import { NoticeRecorder } from '../../src/notification/outbox/notice-recorder.js';
import { pinExpiryTopic } from '../../src/pin-check/expiry-reminders.js';
import { mailboxLockedTopic } from '../../src/pin-check/pin-attempts.js';
import { aMail, MailDelivery } from '../support/mail-delivery.js';
import type { TestMailbox } from '../support/mailboxes.js';

const [at, expiresAt] = [new Date('2026-03-09T13:05:07Z'), new Date('2026-03-14T13:05:07Z')];

const notices: [string, (facts: RecipientFacts) => Mail][] = [
  [
    mailboxLockedTopic,
    (facts) => mailboxLockedMail({ ...facts, at, wrongPins: 15, resetUnlocks: false }),
  ],
  [pinExpiryTopic, (facts) => pinExpiryMail({ ...facts, at, expiresAt })],
];

describe.each(notices)('a notice of %s', (topic, write) => {
  let delivery: MailDelivery;
  let relay: OutboxRelay;
  let owner: TestMailbox;

  beforeAll(async () => {
    const quiet = () => undefined;
    Logger.overrideLogger({ error: quiet, warn: quiet, log: quiet });
    delivery = await MailDelivery.start();
    relay = delivery.aRelay();
    relay.register(topic, new NoticeRecorder(delivery.outbox, new AuditLog(delivery.db.database)));
  });
  afterAll(() => delivery.stop());

  beforeEach(async () => {
    delivery.smtp.wellAgain();
    owner = await delivery.mailboxes.aMailbox();
    const { messageId } = aMail();
    const facts = { to: owner.address, language: 'en', timeZone: 'UTC', messageId };
    await delivery.add(topic, owner, write(facts));
  });

  const onRecord = () => delivery.mailboxes.eventsOf(owner);

  it('arrives without a PIN, and is recorded in the audit log (P12)', async () => {
    await relay.runOnce();
    expect(delivery.smtp.to(owner.address).map(({ pin }) => pin)).toEqual(['']);
    expect(await onRecord()).toMatchObject([
      { event: 'notice-delivered', actor: 'umpin', resetId: null, detail: topic },
    ]);
  });

  it('is recorded with the reason if the mail server refuses it permanently', async () => {
    delivery.smtp.atRecipient = () => ({ refuse: 550 });
    await relay.runOnce();
    expect(delivery.smtp.to(owner.address)).toEqual([]);
    expect(await onRecord()).toMatchObject([
      {
        event: 'notice-dropped',
        actor: 'umpin',
        resetId: null,
        detail: `${topic}: refused (EENVELOPE 550): 127.0.0.1:${delivery.smtp.port} refused the recipient (550).`,
      },
    ]);
  });

  it('waits while the mail server is busy, and is recorded when it arrives', async () => {
    delivery.smtp.atRecipient = () => ({ refuse: 451 });
    await relay.runOnce();
    expect(await onRecord()).toEqual([]);

    delivery.smtp.wellAgain();
    await delivery.makeDue();
    await relay.runOnce();
    expect(await onRecord()).toMatchObject([{ event: 'notice-delivered' }]);
  });
});
