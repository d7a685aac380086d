import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AuditEvent } from '../../src/audit/audit-event.entity.js';
import { openServices, type Services } from '../../src/cli/admin/open-services.js';
import { loadConfig } from '../../src/config/config.js';
import { MailQueueService } from '../../src/notification/admin/mail-queue.service.js';
import { OutboxMessage } from '../../src/notification/outbox/outbox-message.entity.js';
import { TestService } from '../support/app.js';
import type { TestMailbox } from '../support/mailboxes.js';
import { tryPin } from '../support/phone.js';
import { testSettings } from '../support/settings.js';
import type { Step, Verdict } from '../support/smtp-sink.js';
import { expectReset, resetPin } from '../support/soap.js';

const by = { actor: 'shell:tester' };
const everybody = { limit: 100 };

describe('the queue of mails', () => {
  let service: TestService;
  let services: Services;
  let queue: MailQueueService;
  let owner: TestMailbox;

  beforeAll(async () => {
    service = await TestService.start({ REPLY_DEADLINE_SECONDS: '2' });
    const config = loadConfig(testSettings(service.db.url, service.smtp.url));
    services = await openServices({ config, quickStart: false });
    queue = services.get(MailQueueService);
  });
  afterAll(async () => {
    await services.close();
    await service.stop();
  });
  beforeEach(async () => {
    await service.db.dataSource.query('DELETE FROM outbox');
    await service.smtp.restart();
    service.smtp.wellAgain();
    owner = await service.aMailbox({ pin: '482915' });
  });

  /** A PIN mail for which no caller waits, after an attempt of the service that failed. */
  async function aMailThatWaits(of = owner): Promise<string> {
    if (!refusing()) service.smtp.atRecipient = refuse451;
    await service.administration.mailboxes.expireCompromisedPin(of.address, by);
    const row = () => service.db.dataSource.manager.findOneBy(OutboxMessage, mailboxOf(of));
    await expect.poll(row).toMatchObject({ leaseId: null, trouble: expect.any(String) as string });
    await service.db.dataSource.query(
      "UPDATE outbox SET due_at = now() + interval '1 hour' WHERE mailbox_id = $1",
      [of.mailboxId],
    );
    return (await row())?.id ?? '';
  }
  const refuse451: Step = () => ({ refuse: 451 });
  const refusing = () => service.smtp.atRecipient === refuse451 || service.smtp.atEnd === cut;
  const cut: Step = () => 'cut';
  const mailboxOf = ({ mailboxId }: TestMailbox) => ({ mailboxId });
  const waiting = (of = owner) => service.waitingMails(of);
  const recorded = async (event: AuditEvent['event'], of = owner) =>
    service.db.dataSource.manager.findBy(AuditEvent, { event, ...mailboxOf(of) });

  it('tells what waits, since when, why, and after how many attempts', async () => {
    expect(await queue.list(everybody)).toEqual([]);
    const before = Date.now();
    const id = await aMailThatWaits();
    const [mail, ...more] = await queue.list(everybody);
    expect(more).toEqual([]);
    expect(mail).toEqual({
      id,
      topic: 'new-pin',
      mailbox: owner.address,
      createdAt: expect.any(Date) as Date,
      dueAt: expect.any(Date) as Date,
      attempts: 1,
      underWay: false,
      maybeSent: false,
      trouble: expect.stringMatching(/^unavailable \(.*451\): .+ refused the recipient/) as string,
    });
    expect(Math.abs(Number(mail?.createdAt) - before)).toBeLessThan(20_000);
    expect(await queue.show(id)).toEqual(mail);
    await expect(queue.show(randomUUID())).rejects.toThrow(/^no mail ".*" waits$/);
    await expect(queue.show('no id')).rejects.toThrow('no mail "no id" waits');
  });

  it('is read page by page, and within a scope', async () => {
    const others = await Promise.all([1, 2].map(() => service.aMailbox({ pin: '482915' })));
    const ids: string[] = [];
    for (const each of [owner, ...others]) ids.push(await aMailThatWaits(each));
    const first = await queue.list({ limit: 2 });
    const second = await queue.list({ limit: 2, after: first.at(-1) });
    expect([...first, ...second].map(({ id }) => id)).toEqual(ids);
    const scope = { kind: 'address', pattern: owner.address } as const;
    expect(await queue.list({ limit: 2, scope })).toMatchObject([{ mailbox: owner.address }]);
    await expect(queue.show(ids[1] ?? '', scope)).rejects.toThrow(/waits/);
  });

  it('is attempted again as soon as an administrator says so, on record (P12)', async () => {
    const [id, other] = [await aMailThatWaits(), await service.aMailbox({ pin: '482915' })];
    await aMailThatWaits(other);
    service.smtp.wellAgain();
    expect(await queue.retry(id, by)).toBe(true);
    await expect.poll(() => waiting()).toBe(0);
    expect(await service.verifies(service.smtp.to(owner.address)[0]?.pin, owner)).toBe(true);
    expect(await waiting(other)).toBe(1);
    expect(await recorded('mail-retried')).toMatchObject([{ actor: by.actor, detail: 'new-pin' }]);

    expect(await queue.retryAll(by)).toBe(1);
    await expect.poll(() => waiting(other)).toBe(0);
    expect(await recorded('mail-retried', other)).toHaveLength(1);
    await expect(queue.retry(id, by)).rejects.toThrow(/waits/);
  });

  it('loses a mail with a PIN together with its reset: the old PIN stays valid (P3)', async () => {
    const id = await aMailThatWaits();
    await queue.drop(id, by);
    expect(await waiting()).toBe(0);
    expect(await recorded('reset-cancelled')).toMatchObject([
      { actor: by.actor, resetId: id, detail: 'by an administrator' },
    ]);
    expect(await service.credential(owner.mailboxId)).toMatchObject({ stagedHash: null });
    expect(await service.verifies('482915', owner)).toBe(true);
    await expect(queue.drop(id, by)).rejects.toThrow(/waits/);

    service.smtp.wellAgain();
    expectReset(await resetPin(service.server, owner));
    expect(service.smtp.to(owner.address)).toHaveLength(1);
  });

  it('keeps a mail that may have arrived, whose PIN works when it is typed (P4)', async () => {
    service.smtp.atEnd = cut;
    const id = await aMailThatWaits();
    await expect(queue.drop(id, by)).rejects.toThrow('the mail may have arrived');
    const pin = service.smtp.to(owner.address)[0]?.pin ?? '';
    expect(await tryPin(service, owner, pin)).toMatchObject({ result: 'accepted' });
  });

  it('keeps a mail that is being sent at this moment', async () => {
    const id = await aMailThatWaits();
    let letGo: (verdict: Verdict) => void = () => undefined;
    const held = new Promise<Verdict>((resolve) => (letGo = resolve));
    service.smtp.atRecipient = () => held;
    await queue.retry(id, by);
    await expect.poll(() => queue.show(id)).toMatchObject({ underWay: true });
    await expect(queue.drop(id, by)).rejects.toThrow(/being sent at this moment/);
    expect(await queue.retry(id, by)).toBe(false);
    letGo('accept');
    await expect.poll(() => waiting()).toBe(0);
    expect(await service.verifies(service.smtp.to(owner.address)[0]?.pin, owner)).toBe(true);
  });

  it('loses a notice, on record (P12)', async () => {
    const policy = { maxLogonAttempts: 1, logonFailuresBeforePinReset: null };
    owner = await service.aMailbox({ pin: '482915', policy });
    service.smtp.atRecipient = refuse451;
    await tryPin(service, owner, '000000');
    await expect
      .poll(() => queue.list(everybody))
      .toMatchObject([{ underWay: false, attempts: 1 }]);
    const [notice] = await queue.list(everybody);
    expect(notice).toMatchObject({ topic: 'mailbox-locked', mailbox: owner.address });
    expect(await queue.ofMailbox(owner.address, 5)).toMatchObject([
      { topic: 'mailbox-locked', fate: 'waiting', resetId: null },
    ]);
    await queue.drop(notice?.id ?? '', by);
    expect(await waiting()).toBe(0);
    expect(await recorded('notice-dropped')).toMatchObject([{ actor: by.actor }]);
    expect(await queue.ofMailbox(owner.address, 5)).toMatchObject([
      { topic: 'mailbox-locked', fate: 'dropped', detail: 'by an administrator' },
    ]);
  });

  it('tells the fate of the last mails of a mailbox, the newest first', async () => {
    expectReset(await resetPin(service.server, owner));
    service.smtp.atRecipient = () => ({ refuse: 550 });
    await resetPin(service.server, owner);
    const [delivered] = await recorded('reset-delivered');
    const resetId = delivered?.resetId ?? '';
    const bounce = { event: 'mail-bounced', actor: 'umpin', resetId, detail: '5.1.1' } as const;
    await service.db.dataSource.manager.insert(AuditEvent, { ...bounce, ...mailboxOf(owner) });
    await aMailThatWaits();
    const mails = await queue.ofMailbox(owner.address.toUpperCase(), 10);
    const [topic, orderedBy] = ['new-pin', owner.login];
    expect(mails).toMatchObject([
      { topic, fate: 'waiting', orderedBy: 'umpin' },
      { topic, fate: 'dropped', orderedBy },
      { topic, fate: 'bounced', orderedBy, detail: '5.1.1', resetId },
    ]);
    expect(mails[0]?.detail).toMatch(/^unavailable/);
    expect(mails[1]?.detail).toMatch(/550/);
    expect(await queue.ofMailbox(owner.address, 1)).toEqual(mails.slice(0, 1));
    await expect(queue.ofMailbox('nobody@example.com', 1)).rejects.toThrow(
      'there is no mailbox "nobody@example.com"',
    );
  });
});
