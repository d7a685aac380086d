import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuditEvent } from '../../src/audit/audit-event.entity.js';
import { PinCheckService } from '../../src/pin-check/pin-check.service.js';
import type { PinChangeResult } from '../../src/pin-check/pin-check-result.js';
import { TestService } from '../support/app.js';
import type { TestMailbox } from '../support/mailboxes.js';
import { tryPin } from '../support/phone.js';
import { expectReset, resetPin } from '../support/soap.js';
import type { Verdict } from '../support/smtp-sink.js';

const oldPin = '482915';
const newPin = '730264';
const day = 86_400_000;

describe('a change of PIN at the phone', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await TestService.start({ RESETS_PER_MAILBOX_PER_HOUR: '0' });
  });
  afterAll(() => service.stop());

  async function anOwner(
    mailbox: Parameters<TestService['aMailbox']>[0] = {},
    fields: Parameters<TestService['setPin']>[2] = {},
  ): Promise<TestMailbox> {
    const owner = await service.aMailbox({ policy: {}, ...mailbox });
    await service.setPin(owner, oldPin, fields);
    return owner;
  }

  function change(
    { mailboxId, address }: TestMailbox,
    pins: { oldPin?: string; newPin: string },
    actor = 'pbx',
  ): Promise<PinChangeResult> {
    const pinCheck = service.app.get(PinCheckService, { strict: false });
    return pinCheck.change({
      name: address,
      mailboxId,
      oldPin: pins.oldPin,
      newPin: pins.newPin,
      by: { actor },
    });
  }

  const stateOf = ({ mailboxId }: TestMailbox) => service.credential(mailboxId);

  it('makes a PIN that expires after PINLifetime and needs no further change (P12)', async () => {
    const owner = await anOwner({}, { temporary: true, failedAttempts: 3 });
    const verdict = await change(owner, { oldPin, newPin });
    const { setAt } = (await stateOf(owner)) ?? {};
    const expiresAt = new Date((setAt?.getTime() ?? NaN) + 60 * day);
    expect(verdict).toEqual({ result: 'changed', expiresAt });
    expect(await service.verifies(newPin, owner)).toBe(true);
    expect(await tryPin(service, owner, newPin)).toEqual({ result: 'accepted', expiresAt });
    expect(await stateOf(owner)).toMatchObject({ temporary: false, failedAttempts: 0 });
    const events = await service.db.dataSource.manager.findBy(AuditEvent, {
      mailboxId: owner.mailboxId,
      event: 'pin-changed',
    });
    expect(events).toMatchObject([{ actor: 'pbx' }]);
  });

  it.each([
    ['too-short', '73026', 'This PIN is too short. Please choose one with at least 6 digits.'],
    ['too-long', '7302641987'.repeat(3), 'at most 24'],
    ['not-digits', '73026*', 'digits alone'],
    ['sequence', '456789', 'follow one another'],
    ['repetition', '555555', 'repeats'],
    ['extension', '436697', 'extension'],
    ['date', '311299', 'date'],
    ['history', oldPin, 'your last 5'],
  ])('is refused with the rule that the new PIN breaks: %s', async (rule, digits, sentence) => {
    const owner = await anOwner({ extensions: ['36697'], policy: { refusedPatterns: ['date'] } });
    expect(await change(owner, { oldPin, newPin: digits })).toEqual({
      result: 'refused',
      rule,
      sentence: expect.stringContaining(sentence) as string,
    });
    expect(await service.verifies(oldPin, owner)).toBe(true);
    expect((await stateOf(owner))?.failedAttempts).toBe(0);
  });

  it('is refused in the language of the mailbox', async () => {
    const owner = await anOwner({ language: 'de-AT' });
    const verdict = await change(owner, { oldPin, newPin: '555555' });
    expect(verdict).toMatchObject({ sentence: expect.stringContaining('wiederholt') as string });
  });

  it('is refused for every PIN in the history, chosen or made by the system (P8)', async () => {
    const owner = await anOwner({ policy: { pinHistoryCount: 3 } });
    expectReset(await resetPin(service.server, owner));
    const made = service.smtp.to(owner.address)[0]?.pin ?? '';
    expect(await change(owner, { oldPin: made, newPin })).toMatchObject({ result: 'changed' });
    for (const used of [oldPin, made, newPin]) {
      const verdict = await change(owner, { oldPin: newPin, newPin: used });
      expect(verdict).toMatchObject({ rule: 'history' });
    }
    expect(await change(owner, { oldPin: newPin, newPin: '192837' })).toMatchObject({
      result: 'changed',
    });
    expect(await change(owner, { oldPin: '192837', newPin: oldPin })).toMatchObject({
      result: 'changed',
    });
  });

  it('counts a wrong old PIN as a wrong attempt (P9)', async () => {
    const owner = await anOwner();
    expect(await change(owner, { oldPin: '111111', newPin })).toEqual({ result: 'denied' });
    expect((await stateOf(owner))?.failedAttempts).toBe(1);
    expect(await service.verifies(oldPin, owner)).toBe(true);
  });

  it('changes nothing while the mailbox is locked, or if the temporary PIN has expired', async () => {
    const locked = await anOwner({}, { lockedAt: new Date() });
    expect(await change(locked, { oldPin, newPin })).toEqual({ result: 'locked' });
    const setAt = new Date(Date.now() - 4 * day);
    const late = await anOwner({}, { temporary: true, setAt });
    expect(await change(late, { oldPin, newPin })).toEqual({
      result: 'expired',
      sentence:
        'This PIN has expired, because it was not changed in time. Please ask for a new one.',
    });
    for (const owner of [locked, late]) expect(await service.verifies(oldPin, owner)).toBe(true);
  });

  it('is replaced by the PIN of a mail that arrives after it (P4)', async () => {
    const owner = await anOwner();
    let letGo: ((verdict: Verdict) => void) | undefined;
    service.smtp.atEnd = () => new Promise((resolve) => (letGo = resolve));
    const reset = resetPin(service.server, owner).then((response) => response);
    await expect.poll(() => letGo).toBeDefined();
    expect(await change(owner, { oldPin, newPin })).toMatchObject({ result: 'changed' });
    expect(await service.verifies(newPin, owner)).toBe(true);
    letGo?.('accept');
    expectReset(await reset);
    service.smtp.wellAgain();
    expect(await service.verifies(service.smtp.to(owner.address)[0]?.pin, owner)).toBe(true);
    expect(await service.verifies(newPin, owner)).toBe(false);
    expect(await stateOf(owner)).toMatchObject({ generation: 3, temporary: true });
  });

  describe('without the old PIN', () => {
    it('is accepted from the phone system that verified the old PIN', async () => {
      const owner = await anOwner({}, { temporary: true });
      await tryPin(service, owner, oldPin);
      expect(await change(owner, { newPin })).toMatchObject({ result: 'changed' });
      expect(await service.verifies(newPin, owner)).toBe(true);
    });

    it.each<[string, Parameters<TestService['setPin']>[2], string]>([
      ['never typed it', {}, 'pbx'],
      ['typed it at another one', { verifiedAt: new Date(), verifiedBy: 'pbx' }, 'other'],
      [
        'typed it long ago',
        { verifiedAt: new Date(Date.now() - 301_000), verifiedBy: 'pbx' },
        'pbx',
      ],
    ])('is denied if the owner %s', async (_, fields, actor) => {
      const owner = await anOwner({}, fields);
      expect(await change(owner, { newPin }, actor)).toEqual({ result: 'denied' });
      expect(await stateOf(owner)).toMatchObject({ failedAttempts: 0, generation: 1 });
      expect(await service.verifies(oldPin, owner)).toBe(true);
    });

    it('is denied after the mailbox is locked, or another PIN has become valid', async () => {
      const justNow = { verifiedAt: new Date(), verifiedBy: 'pbx' };
      const locked = await anOwner({}, { ...justNow, lockedAt: new Date() });
      expect(await change(locked, { newPin })).toEqual({ result: 'locked' });
      const reset = await anOwner({}, justNow);
      expectReset(await resetPin(service.server, reset));
      expect(await change(reset, { newPin })).toEqual({ result: 'denied' });
    });
  });

  it('leaves no trace of the typed PINs, accepted or not (P6)', async () => {
    const owner = await anOwner();
    const refused = '987654321098';
    await change(owner, { oldPin, newPin: refused + refused });
    await change(owner, { oldPin: '640271', newPin });
    await change(owner, { oldPin, newPin });
    const rows = await Promise.all(
      ['audit_events', 'pin_credentials', 'pin_history', 'outbox', 'mailboxes'].map((table) =>
        service.db.dataSource.query<{ row: string }[]>(`SELECT t::text AS row FROM ${table} t`),
      ),
    );
    const kept = [...rows.flat().map(({ row }) => row), ...service.logs].join('\n');
    for (const digits of [refused, '640271', newPin, oldPin]) {
      expect(kept).not.toMatch(new RegExp(`(?<![0-9a-f-])${digits}(?![0-9a-f-])`));
    }
  });
});
