import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ExpiryReminders } from '../../src/pin-check/expiry-reminders.js';
import { TestService } from '../support/app.js';
import type { TestMailbox } from '../support/mailboxes.js';

const day = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * day);

describe('the reminder that a PIN expires', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await TestService.start({ MAIL_TIME_ZONE: 'Europe/Berlin' });
  });
  afterAll(() => service.stop());

  type Fields = Parameters<TestService['setPin']>[2];

  async function anOwner(fields: Fields, policy = {}, umEnabled = true): Promise<TestMailbox> {
    const owner = await service.aMailbox({ policy, umEnabled });
    await service.setPin(owner, '482915', fields);
    return owner;
  }

  /** Until no reminder is due. */
  async function remindAll(): Promise<void> {
    const reminders = service.app.get(ExpiryReminders, { strict: false });
    while (await reminders.runOnce());
  }

  const mailsTo = ({ address }: TestMailbox) => service.smtp.to(address);

  it('is mailed once, five days before, with the date', async () => {
    const setAt = ago(56);
    const owner = await anOwner({ setAt });
    await remindAll();
    await remindAll();
    await expect.poll(() => mailsTo(owner)).toHaveLength(1);
    const [mail] = mailsTo(owner);
    const end = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'Europe/Berlin' });
    expect(mail?.parsed.text).toContain(end.format(new Date(setAt.getTime() + 60 * day)));
    expect(mail?.pin).toBe('');
  });

  it('is mailed once, even if several instances look at the same time', async () => {
    const owner = await anOwner({ setAt: ago(57) });
    await Promise.all([remindAll(), remindAll(), remindAll()]);
    await expect.poll(() => mailsTo(owner)).toHaveLength(1);
  });

  it('is mailed again for the next PIN', async () => {
    const owner = await anOwner({ setAt: ago(57), generation: 2, remindedGeneration: 1 });
    await remindAll();
    await expect.poll(() => mailsTo(owner)).toHaveLength(1);
  });

  it.each<[string, Fields, object, boolean]>([
    ['before its time', { setAt: ago(54) }, {}, true],
    ['after the end', { setAt: ago(61) }, {}, true],
    ['for a temporary PIN', { setAt: ago(57), temporary: true }, {}, true],
    ['for a PIN that never expires', { setAt: ago(57) }, { pinLifetimeDays: null }, true],
    ['if the policy sets no reminder', { setAt: ago(57) }, { expiryReminderDays: null }, true],
    ['if PINLifetime is no longer than that', { setAt: ago(1) }, { pinLifetimeDays: 3 }, true],
    ['to a mailbox without Unified Messaging', { setAt: ago(57) }, {}, false],
  ])('is not mailed %s', async (_, fields, policy, umEnabled) => {
    const owner = await anOwner(fields, policy, umEnabled);
    await remindAll();
    expect(await service.credential(owner.mailboxId)).toMatchObject({ remindedGeneration: null });
  });
});
