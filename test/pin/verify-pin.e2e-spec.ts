import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PinCheckService } from '../../src/pin-check/pin-check.service.js';
import { TestService } from '../support/app.js';
import type { TestMailbox } from '../support/mailboxes.js';
import { tryPin } from '../support/phone.js';
import { expectReset, resetPin } from '../support/soap.js';

const pin = '482915';
const wrongPin = '482916';
const day = 86_400_000;

let service: TestService;

beforeAll(async () => {
  service = await TestService.start({ RESETS_PER_MAILBOX_PER_HOUR: '0' });
});
afterAll(() => service.stop());

type Policy = NonNullable<Parameters<TestService['aMailbox']>[0]>['policy'];

async function anOwner(
  policy: Policy = {},
  fields: Parameters<TestService['setPin']>[2] = {},
): Promise<TestMailbox> {
  const owner = await service.aMailbox({ policy });
  await service.setPin(owner, pin, fields);
  return owner;
}

const ago = (ms: number) => new Date(Date.now() - ms);
const stateOf = ({ mailboxId }: TestMailbox) => service.credential(mailboxId);
const mailsTo = ({ address }: TestMailbox) => service.smtp.to(address);

async function tryWrong(owner: TestMailbox, times: number): Promise<void> {
  for (let i = 0; i < times; i += 1) {
    expect(await tryPin(service, owner, wrongPin)).toEqual({ result: 'denied' });
  }
}

async function eventsOf(owner: TestMailbox): Promise<string[]> {
  const events = await service.eventsOf(owner);
  return events.map(({ event, detail }) => (detail ? `${event}: ${detail}` : event));
}

describe('a PIN typed at a phone', () => {
  it('is accepted with its expiry, and recorded as a sign-in (P12)', async () => {
    const owner = await anOwner({ pinLifetimeDays: 60 }, { failedAttempts: 2 });
    const verdict = await tryPin(service, owner, pin);
    const { setAt } = (await stateOf(owner)) ?? {};
    const expiresAt = new Date((setAt?.getTime() ?? NaN) + 60 * day);
    expect(verdict).toEqual({ result: 'accepted', expiresAt });
    expect(await stateOf(owner)).toMatchObject({
      failedAttempts: 0,
      verifiedAt: expect.any(Date) as Date,
      verifiedBy: 'pbx',
    });
    expect(await eventsOf(owner)).toEqual(['signed-in']);
  });

  it.each([
    ['one digit off', wrongPin],
    ['shorter', '48291'],
    ['the PIN and more', `${pin}1`],
    ['many PINs in a row', '482914482915482916'],
    ['longer than any PIN', pin.repeat(20)],
    ['the PIN and a blank', `${pin} `],
    ['not digits', '48291*'],
    ['other digits of the same value', '\u0664\u0668\u0662\u0669\u0661\u0665'],
  ])('is one wrong attempt if it is %s', async (_, typed) => {
    const owner = await anOwner();
    expect(await tryPin(service, owner, typed)).toEqual({ result: 'denied' });
    expect((await stateOf(owner))?.failedAttempts).toBe(1);
    expect(await eventsOf(owner)).toEqual(['sign-in-failed: denied, 1 in a row']);
  });

  it('is no attempt if nothing was typed', async () => {
    const owner = await anOwner();
    expect(await tryPin(service, owner, '')).toEqual({ result: 'denied' });
    expect((await stateOf(owner))?.failedAttempts).toBe(0);
    expect(await eventsOf(owner)).toEqual([]);
  });

  it('is compared with its leading zeros', async () => {
    const owner = await anOwner();
    await service.setPin(owner, '004829');
    expect(await tryPin(service, owner, '4829')).toEqual({ result: 'denied' });
    expect(await tryPin(service, owner, '004829')).toMatchObject({ result: 'accepted' });
  });

  it('is denied and not counted for a mailbox that no PIN can open', async () => {
    const disabled = await service.aMailbox({ umEnabled: false });
    await service.setPin(disabled, pin);
    const withoutPin = await service.aMailbox();
    const unknown = { name: '1001', mailboxId: undefined, typed: pin, by: { actor: 'pbx' } };
    const pinCheck = service.app.get(PinCheckService, { strict: false });

    expect(await tryPin(service, disabled, pin)).toEqual({ result: 'denied' });
    expect(await tryPin(service, withoutPin, pin)).toEqual({ result: 'denied' });
    expect(await pinCheck.verify(unknown)).toEqual({ result: 'denied' });
    expect((await stateOf(disabled))?.failedAttempts).toBe(0);
    expect(await stateOf(withoutPin)).toBeNull();
  });
});

describe('the expiry of a PIN', () => {
  it('requires a change at the first sign-in for a temporary PIN', async () => {
    const owner = await anOwner({}, { temporary: true });
    expect(await tryPin(service, owner, pin)).toMatchObject({
      result: 'accepted',
      mustChange: {
        reason: 'temporary',
        sentence: 'This PIN was sent to you by mail. Please choose one of your own.',
      },
    });
  });

  it.each([
    [71, 'accepted'],
    [73, 'expired'],
  ])('comes after 72 hours for a temporary PIN: after %d hours %s', async (hours, result) => {
    const setAt = ago((hours * day) / 24);
    const owner = await anOwner({}, { temporary: true, setAt, failedAttempts: 1 });
    expect(await tryPin(service, owner, pin)).toMatchObject({ result });
    expect((await stateOf(owner))?.failedAttempts).toBe(result === 'expired' ? 1 : 0);
  });

  it.each([
    [59, undefined],
    [61, { reason: 'lifetime', sentence: 'This PIN is too old. Please choose a new one.' }],
  ])('requires a change after PINLifetime: %d days', async (days, mustChange) => {
    const owner = await anOwner({}, { setAt: ago(days * day) });
    const verdict = await tryPin(service, owner, pin);
    expect(verdict).toMatchObject({ result: 'accepted' });
    expect('mustChange' in verdict ? verdict.mustChange : undefined).toEqual(mustChange);
  });

  it('never comes if the policy sets none', async () => {
    const unlimited = { pinLifetimeDays: null, temporaryPinLifetimeHours: null };
    const owner = await anOwner(unlimited, { setAt: ago(5_000 * day) });
    expect(await tryPin(service, owner, pin)).toEqual({ result: 'accepted', expiresAt: null });
  });

  it('requires a change at the next sign-in after the policy was changed, and not before', async () => {
    const policy = await service.aPolicy();
    const owner = await anOwner(policy);
    await service.setPolicy(policy, { minPinLength: 8 });
    expect(await service.verifies(pin, owner)).toBe(true);
    expect(await tryPin(service, owner, pin)).toMatchObject({
      result: 'accepted',
      mustChange: {
        reason: 'policy',
        rule: 'too-short',
        sentence: 'This PIN is too short. Please choose one with at least 8 digits.',
      },
    });
  });
});

describe('wrong attempts in a row', () => {
  it('are forgotten after an accepted one', async () => {
    const owner = await anOwner();
    await tryWrong(owner, 4);
    await tryPin(service, owner, pin);
    await tryWrong(owner, 4);
    expect(await stateOf(owner)).toMatchObject({ failedAttempts: 4, lockedAt: null });
    expect(mailsTo(owner)).toEqual([]);
  });

  it('cause an automatic reset at 5 and at 10, and a lock at 15, in one count (P9)', async () => {
    const owner = await anOwner();
    await tryWrong(owner, 5);
    await expect.poll(() => mailsTo(owner)).toHaveLength(1);
    await expect.poll(() => service.verifies(mailsTo(owner)[0]?.pin, owner)).toBe(true);
    expect(await stateOf(owner)).toMatchObject({ failedAttempts: 5, temporary: true });
    expect(mailsTo(owner)[0]?.parsed.text).toContain('too often');

    await tryWrong(owner, 5);
    await expect.poll(() => mailsTo(owner)).toHaveLength(2);
    const newest = mailsTo(owner)[1]?.pin ?? '';
    await expect.poll(() => service.verifies(newest, owner)).toBe(true);

    await tryWrong(owner, 5);
    await expect.poll(() => mailsTo(owner)).toHaveLength(3);
    const [, , notice] = mailsTo(owner);
    expect(notice).toMatchObject({ pin: '' });
    expect(notice?.parsed.subject).toContain('locked');
    expect(await stateOf(owner)).toMatchObject({
      failedAttempts: 15,
      lockedAt: expect.any(Date) as Date,
    });
    expect(await tryPin(service, owner, newest)).toEqual({ result: 'locked' });
    expect((await stateOf(owner))?.failedAttempts).toBe(15);
    const events = await eventsOf(owner);
    expect(events.filter((event) => event === 'automatic-reset-requested')).toHaveLength(2);
    expect(events.filter((event) => event === 'mailbox-locked')).toHaveLength(1);
  });

  it('leave the old PIN valid until the mail with the new one is delivered (P2)', async () => {
    const owner = await anOwner();
    service.smtp.atRecipient = () => ({ refuse: 451 });
    await tryWrong(owner, 5);
    await expect.poll(() => stateOf(owner)).toMatchObject({ stagedAutomatic: true });
    expect(await tryPin(service, owner, pin)).toMatchObject({ result: 'accepted' });
    service.smtp.wellAgain();
    await expect.poll(() => mailsTo(owner)).toHaveLength(1);
    await expect.poll(() => service.verifies(mailsTo(owner)[0]?.pin, owner)).toBe(true);
  });

  it('cause no second mail while a reset is pending (P5)', async () => {
    const owner = await anOwner();
    service.smtp.atRecipient = () => ({ refuse: 451 });
    await tryWrong(owner, 10);
    await expect.poll(() => stateOf(owner)).toMatchObject({ resetWantedAt: null });
    service.smtp.wellAgain();
    await expect.poll(() => mailsTo(owner)).toHaveLength(1);
    await expect.poll(() => service.verifies(mailsTo(owner)[0]?.pin, owner)).toBe(true);
    expect((await stateOf(owner))?.failedAttempts).toBe(10);
  });

  it('cause no automatic reset if LogonFailuresBeforePINReset is Unlimited', async () => {
    const owner = await anOwner({ logonFailuresBeforePinReset: null, maxLogonAttempts: 6 });
    await tryWrong(owner, 6);
    expect(await stateOf(owner)).toMatchObject({ resetWantedAt: null, stagedResetId: null });
    expect(await tryPin(service, owner, pin)).toEqual({ result: 'locked' });
  });
});

describe('an automatic reset that cannot be staged', () => {
  it('does not hold up others', async () => {
    const broken = await anOwner({}, { sealedHash: 'k1.nothing', resetWantedAt: ago(day) });
    const owner = await anOwner({}, { resetWantedAt: new Date() });
    await expect.poll(() => mailsTo(owner)).toHaveLength(1);
    expect((await stateOf(broken))?.resetWantedAt).not.toBeNull();
    await service.db.dataSource.query(
      'UPDATE pin_credentials SET reset_wanted_at = NULL WHERE mailbox_id = $1',
      [broken.mailboxId],
    );
  });
});

describe('a reset of a locked mailbox', () => {
  const locked = { failedAttempts: 15, lockedAt: new Date() };

  it('clears the wrong attempts and leaves the lock to an administrator, as in Exchange', async () => {
    const owner = await anOwner({}, locked);
    expectReset(await resetPin(service.server, owner));
    expect(await stateOf(owner)).toMatchObject({ failedAttempts: 0, lockedAt: locked.lockedAt });
    const [mail] = mailsTo(owner);
    expect(mail?.parsed.text).toContain('still locked');
    expect(await tryPin(service, owner, mail?.pin ?? '')).toEqual({ result: 'locked' });
  });

  it('unlocks it if the policy says so', async () => {
    const owner = await anOwner({ resetUnlocks: true }, locked);
    expectReset(await resetPin(service.server, owner));
    const [mail] = mailsTo(owner);
    expect(mail?.parsed.text).not.toContain('still locked');
    expect(await tryPin(service, owner, mail?.pin ?? '')).toMatchObject({ result: 'accepted' });
  });

  it('unlocks it also if it joins an automatic reset (P5)', async () => {
    const owner = await anOwner({ resetUnlocks: true, maxLogonAttempts: 6 });
    let letGo: ((verdict: 'accept') => void) | undefined;
    service.smtp.atEnd = () => new Promise((resolve) => (letGo = resolve));
    await tryWrong(owner, 5);
    await expect.poll(() => letGo).toBeDefined();
    service.smtp.wellAgain();
    await tryWrong(owner, 1);
    const asked = resetPin(service.server, owner).then((response) => response);
    await expect.poll(() => stateOf(owner)).toMatchObject({ stagedAutomatic: false });
    letGo?.('accept');
    expectReset(await asked);
    // The notice of the lock may have come before it.
    const mail = mailsTo(owner).find(({ pin: made }) => made !== '');
    expect(await tryPin(service, owner, mail?.pin ?? '')).toMatchObject({ result: 'accepted' });
  });

  it('does not unlock it if it is automatic', async () => {
    const owner = await anOwner({ resetUnlocks: true }, { ...locked, resetWantedAt: new Date() });
    await expect.poll(() => mailsTo(owner)).toHaveLength(1);
    await expect.poll(() => service.verifies(mailsTo(owner)[0]?.pin, owner)).toBe(true);
    expect(await stateOf(owner)).toMatchObject(locked);
  });
});
