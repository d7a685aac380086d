import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AuditEvent } from '../../src/audit/audit-event.entity.js';
import { TestService } from '../support/app.js';
import type { TestMailbox } from '../support/mailboxes.js';
import { silence, type Step } from '../support/smtp-sink.js';
import { expectFault, expectReset, resetPin } from '../support/soap.js';

const refuse =
  (code: number): Step =>
  () => ({ refuse: code });
const cut: Step = () => 'cut';

describe('delivery', () => {
  let service: TestService;
  let owner: TestMailbox;
  let oldPin: string;

  beforeAll(async () => {
    service = await TestService.start({ REPLY_DEADLINE_SECONDS: '2' });
  });
  afterAll(() => service.stop());

  beforeEach(async () => {
    service.smtp.wellAgain();
    owner = await service.aMailbox();
    expectReset(await resetPin(service.server, owner));
    oldPin = newestPin();
  });

  const newestPin = () => service.smtp.to(owner.address).at(-1)?.pin ?? 'no mail';

  describe.each<[string, () => void | Promise<void>, string]>([
    ['is down', () => service.smtp.down(), 'ErrorInternalServerTransientError'],
    [
      'hangs at its greeting',
      () => void (service.smtp.atConnect = silence),
      'ErrorInternalServerTransientError',
    ],
    [
      'says 421 at its greeting',
      () => void (service.smtp.atConnect = refuse(421)),
      'ErrorInternalServerTransientError',
    ],
    [
      'says 451 to the recipient',
      () => void (service.smtp.atRecipient = refuse(451)),
      'ErrorInternalServerTransientError',
    ],
    [
      'says 550 to the recipient',
      () => void (service.smtp.atRecipient = refuse(550)),
      'ErrorInternalServerError',
    ],
    [
      'hangs at the recipient',
      () => void (service.smtp.atRecipient = silence),
      'ErrorInternalServerTransientError',
    ],
    [
      'cuts the line at the recipient',
      () => void (service.smtp.atRecipient = cut),
      'ErrorInternalServerTransientError',
    ],
    [
      'says 451 to the final dot',
      () => void (service.smtp.atEnd = refuse(451)),
      'ErrorInternalServerTransientError',
    ],
    [
      'says 554 to the final dot',
      () => void (service.smtp.atEnd = refuse(554)),
      'ErrorInternalServerError',
    ],
  ])('when the mail server %s', (_, trouble, responseCode) => {
    it('answers with a fault, and has changed nothing (P3)', async () => {
      await service.smtp.restart();
      await trouble();
      const response = await resetPin(service.server, owner);
      await service.smtp.restart();
      expectFault(response, responseCode, 'NotificationFailedException');
      expect(await service.verifies(oldPin, owner)).toBe(true);
      expect(newestPin()).toBe(oldPin);
      expect(await service.waitingMails(owner)).toBe(0);
      expect(await service.credential(owner.mailboxId)).toMatchObject({ stagedHash: null });
      const dropped = { mailboxId: owner.mailboxId, event: 'reset-cancelled' as const };
      expect(await service.db.dataSource.manager.countBy(AuditEvent, dropped)).toBe(1);

      service.smtp.wellAgain();
      expectReset(await resetPin(service.server, owner));
      expect(await service.verifies(newestPin(), owner)).toBe(true);
    });
  });

  // 421 as Exim says it after smtp_accept_max_per_connection, 452 as OpenSMTPD after max-mails.
  it.each([421, 452])(
    'succeeds, with one mail each, when the mail server ends its sessions with %d (P1, P5)',
    async (answer) => {
      service.smtp.sessionLimit = { mails: 1, answer };
      for (let reset = 0; reset < 3; reset += 1) expectReset(await resetPin(service.server, owner));
      const mails = service.smtp.to(owner.address);
      expect(new Set(mails.map(({ pin }) => pin)).size).toBe(mails.length);
      expect(mails).toHaveLength(4);
      expect(await service.verifies(newestPin(), owner)).toBe(true);
    },
  );

  it('mails the same PIN again after the line was cut at the end of data, until it is valid (P4)', async () => {
    service.smtp.atEnd = cut;
    const response = await resetPin(service.server, owner);
    expectFault(response, 'ErrorInternalServerTransientError', 'NotificationFailedException');
    expect(response.text).toContain('The old PIN is valid until the mail arrives.');
    expect(await service.verifies(oldPin, owner)).toBe(true);

    service.smtp.wellAgain();
    await service.allMailed(owner);
    const [, ...mails] = service.smtp.to(owner.address);
    expect(mails.length).toBeGreaterThanOrEqual(2);
    expect(new Set(mails.map(({ pin }) => pin)).size).toBe(1);
    expect(new Set(mails.map(({ parsed }) => parsed.messageId)).size).toBe(1);
    expect(await service.verifies(newestPin(), owner)).toBe(true);
  });

  it('answers in time if the server is silent after the end of data, and activates on its late 250 (P3, P4)', async () => {
    let answer: () => void = () => undefined;
    service.smtp.atEnd = () => new Promise((resolve) => (answer = () => resolve('accept')));
    const response = await resetPin(service.server, owner);
    expectFault(response, 'ErrorInternalServerTransientError', 'NotificationFailedException');
    expect(await service.verifies(oldPin, owner)).toBe(true);

    answer();
    await service.allMailed(owner);
    expect(newestPin()).not.toBe(oldPin);
    expect(await service.verifies(newestPin(), owner)).toBe(true);
  });

  it('lets a second call join an open delivery, and makes no second PIN (P5)', async () => {
    let answer: () => void = () => undefined;
    service.smtp.atEnd = () => new Promise((resolve) => (answer = () => resolve('accept')));
    expectFault(
      await resetPin(service.server, owner),
      'ErrorInternalServerTransientError',
      'NotificationFailedException',
    );
    const retried = resetPin(service.server, owner).then((response) => response);
    await expect
      .poll(() =>
        service.db.dataSource.manager.countBy(AuditEvent, {
          event: 'reset-joined',
          mailboxId: owner.mailboxId,
        }),
      )
      .toBe(1);
    answer();
    expectReset(await retried);
    expect(service.smtp.to(owner.address)).toHaveLength(2);
    expect(await service.verifies(newestPin(), owner)).toBe(true);
  });

  it('sends one mail for 20 parallel calls, and its PIN is valid (P5)', async () => {
    // Twenty passwords and a PIN are hashed first.
    const patient = await service.another({ REPLY_DEADLINE_SECONDS: '60' });
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => resetPin(patient.getHttpServer(), owner)),
    );
    await patient.close();
    answers.forEach(expectReset);
    const [, ...mails] = service.smtp.to(owner.address);
    expect(mails).toHaveLength(1);
    expect(await service.verifies(newestPin(), owner)).toBe(true);
  });

  it('holds no database connection while it waits for the mail server', async () => {
    let answer: () => void = () => undefined;
    service.smtp.atEnd = () => new Promise((resolve) => (answer = () => resolve('accept')));
    const before = service.smtp.finalDots;
    const reset = resetPin(service.server, owner).then((response) => response);
    await expect.poll(() => service.smtp.finalDots).toBe(before + 1);
    const busy = await service.db.dataSource.query<{ state: string }[]>(
      `SELECT state FROM pg_stat_activity WHERE datname = current_database()
       AND pid <> pg_backend_pid() AND state <> 'idle'`,
    );
    expect(busy).toEqual([]);
    answer();
    expectReset(await reset);
  });

  it('keeps a staged PIN from opening the mailbox, and deletes it with the delivery (P2, P6)', async () => {
    service.smtp.atEnd = cut;
    expectFault(
      await resetPin(service.server, owner),
      'ErrorInternalServerTransientError',
      'NotificationFailedException',
    );
    const staged = newestPin();
    expect(staged).not.toBe(oldPin);
    expect(await service.credential(owner.mailboxId)).toMatchObject({
      stagedHash: expect.any(String) as string,
      stagedResetId: expect.any(String) as string,
    });
    expect(await service.verifies(staged, owner)).toBe(false);

    service.smtp.wellAgain();
    await service.allMailed(owner);
    expect(await service.verifies(staged, owner)).toBe(true);
    expect(await service.credential(owner.mailboxId)).toMatchObject({
      stagedHash: null,
      stagedResetId: null,
    });
  });
});
