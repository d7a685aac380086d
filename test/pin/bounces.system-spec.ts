import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import request from 'supertest';
import { Like } from 'typeorm';
import { AuditEvent } from '../../src/audit/audit-event.entity.js';
import { PinCredential } from '../../src/credentials/pin-credential.entity.js';
import { PinCredentialsRepository } from '../../src/credentials/pin-credentials.repository.js';
import { PinHasher } from '../../src/credentials/pin-hasher.js';
import type {
  DeliveryReport,
  ReportResult,
} from '../../src/notification/bounces/delivery-report.js';
import { OutboxMessage } from '../../src/notification/outbox/outbox-message.entity.js';
import { PinCheckService } from '../../src/pin-check/pin-check.service.js';
import { Pin } from '../../src/pin-policy/pin.js';
import type { PinPolicy } from '../../src/pin-policy/pin-policy.js';
import { PinReturn } from '../../src/pin-reset/pin-return.js';
import { DatabaseLine } from '../faults/support/database-line.js';
import { administrator } from '../support/administration.js';
import { TestService } from '../support/app.js';
import type { TestMailbox } from '../support/mailboxes.js';
import { done, runCommand } from '../support/command.js';
import { aReport } from '../support/delivery-report.js';
import { tryPin } from '../support/phone.js';
import { testSettings } from '../support/settings.js';
import type { Verdict } from '../support/smtp-sink.js';
import { expectReset, resetPin } from '../support/soap.js';

const oldPin = '482915';
const wrongPin = '730264';
const helpdesk = 'helpdesk@example.com';
const day = 86_400_000;

let service: TestService;

beforeAll(async () => {
  service = await TestService.start({
    BOUNCE_ADDRESS: 'bounces@umpin.example.com',
    HELPDESK_ADDRESS: helpdesk,
    METRICS: 'true',
    REPLY_DEADLINE_SECONDS: '60',
  });
});
afterAll(() => service.stop());
afterEach(() => service.smtp.wellAgain());

const ago = (ms: number) => new Date(Date.now() - ms);
const stateOf = ({ mailboxId }: TestMailbox) => service.credential(mailboxId);
const newestPin = ({ address }: TestMailbox) => service.smtp.to(address).at(-1)?.pin ?? 'no mail';
const times = <T>(count: number, make: (n: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, n) => make(n)));

/** The owner of a mailbox with a PIN that a test knows. */
async function anOwner(
  policy: Partial<PinPolicy> = {},
  fields: Partial<PinCredential> = {},
): Promise<TestMailbox> {
  const owner = await service.aMailbox({ policy });
  await service.setPin(owner, oldPin, fields);
  return owner;
}

/** A reset that its owner asked for, and whose mail was accepted. */
async function aReset(owner: TestMailbox): Promise<{ resetId: string; pin: string }> {
  expectReset(await resetPin(service.server, owner));
  return { resetId: (await stateOf(owner))?.resetId ?? '', pin: newestPin(owner) };
}

/** What the mail server reports later about the mail of a reset. */
function report(
  mailId: string,
  over: Partial<DeliveryReport> = {},
  app: Pick<TestService['app'], 'get'> = service.app,
): Promise<ReportResult> {
  const handler = app.get(PinReturn, { strict: false });
  return handler.reported({ mailId, action: 'failed', status: '5.1.1', ...over });
}

/** What is on record about bounces, the oldest first. */
async function endsOf(owner: TestMailbox): Promise<string[]> {
  const ends = ['mail-', 'reset-returned', 'mailbox-locked'];
  const events = await service.eventsOf(owner);
  return events
    .filter(({ event }) => ends.some((end) => event.startsWith(end)))
    .map(({ event, detail }) => `${event}: ${detail ?? ''}`);
}

/** The mails that the helpdesk got about a mailbox, once none of them is on its way any more. */
async function toldHelpdesk({ address, mailboxId }: TestMailbox): Promise<string[]> {
  const waiting = () =>
    service.db.dataSource.manager.countBy(OutboxMessage, {
      mailboxId,
      topic: Like('pin-bounced-%'),
    });
  await expect.poll(waiting).toBe(0);
  return service.smtp
    .to(helpdesk)
    .map(({ parsed }) => parsed.text ?? '')
    .filter((text) => text.includes(address));
}

/** Makes the server hold the next mail after its final dot, until it is told what to say. */
function heldMail(): (verdict?: Verdict) => void {
  let release: (verdict: Verdict) => void = () => undefined;
  const said = new Promise<Verdict>((resolve) => (release = resolve));
  service.smtp.atEnd = () => said;
  return (verdict = 'accept') => release(verdict);
}

/** Changes a PIN at the phone. */
function choosePin({ mailboxId, address: name }: TestMailbox, oldPin: string, newPin: string) {
  const pinCheck = service.app.get(PinCheckService, { strict: false });
  return pinCheck.change({ name, mailboxId, oldPin, newPin, by: { actor: 'pbx' } });
}

const pendingOf = async (owner: TestMailbox) => (await stateOf(owner))?.stagedResetId;

describe('a new PIN whose mail bounces (P13)', () => {
  it('is no longer valid, and the previous one is again', async () => {
    const owner = await anOwner();
    const { pin } = await aReset(owner);
    const { resetId } = (await stateOf(owner)) ?? {};
    expect(await report(resetId ?? '')).toBe('returned');
    expect(await tryPin(service, owner, pin)).toEqual({ result: 'denied' });
    expect(await tryPin(service, owner, oldPin)).toMatchObject({ result: 'accepted' });
  });

  it.each<[string, Partial<PinPolicy>, Partial<PinCredential>]>([
    ['that its owner had chosen', {}, { setAt: ago(50 * day) }],
    [
      'that was used before',
      {},
      { verifiedAt: ago(day), verifiedBy: 'pbx', setAt: ago(2 * day), failedAttempts: 3 },
    ],
    [
      'that its owner had been reminded of',
      {},
      { setAt: ago(58 * day), generation: 7, remindedGeneration: 7 },
    ],
    ['of a mailbox that is locked', {}, { lockedAt: ago(day), failedAttempts: 15 }],
    [
      'of a mailbox that was locked until the reset',
      { resetUnlocks: true },
      { lockedAt: ago(day), failedAttempts: 15 },
    ],
    [
      'that a reset made',
      {},
      {
        temporary: true,
        resetId: '5d5a0f0c-0000-4000-8000-000000000001',
        setAt: ago(day / 2),
        verifiedAt: ago(day / 4),
        verifiedBy: 'pbx',
      },
    ],
    ['if it is the only one that the history holds', { pinHistoryCount: 1 }, {}],
  ])(
    'gives back a PIN %s, with its age, state and lock as they were',
    async (_, policy, fields) => {
      const owner = await anOwner(policy, fields);
      const before = await stateOf(owner);
      const { resetId } = await aReset(owner);
      expect(await stateOf(owner)).not.toMatchObject({ sealedHash: before?.sealedHash });
      expect(await report(resetId)).toBe('returned');
      const generation = (before?.generation ?? 0) + 2;
      const remindedGeneration = before?.remindedGeneration == null ? null : generation;
      const mail = {
        mailFate: 'bounced',
        mailStatus: '5.1.1',
        mailFateAt: expect.any(Date) as Date,
      };
      expect(await stateOf(owner)).toEqual(
        Object.assign({}, before, { generation, remindedGeneration }, mail),
      );
      expect(await service.verifies(oldPin, owner)).toBe(true);
    },
  );

  it('is on record with the status, and the helpdesk is told without a PIN (P6, P12)', async () => {
    const owner = await anOwner();
    const { resetId, pin } = await aReset(owner);
    await report(resetId, { replyCode: 550 });
    const [event] = await service.db.dataSource.manager.findBy(AuditEvent, {
      resetId,
      event: 'reset-returned',
    });
    expect(event).toMatchObject({
      mailboxId: owner.mailboxId,
      actor: 'umpin',
      detail: '5.1.1 (550)',
    });
    const [mail, ...more] = await toldHelpdesk(owner);
    expect(more).toEqual([]);
    expect(mail).toContain('The previous PIN is valid again');
    expect(mail).toContain('5.1.1 (550)');
    expect(mail).not.toMatch(new RegExp(`${pin}|${oldPin}`));
    const lines = service.logs.filter((line) => line.includes(resetId) && line.includes('bounced'));
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ status: '5.1.1', result: 'returned' });
  });

  it('leaves a mailbox without a PIN if it was the first one', async () => {
    const owner = await service.aMailbox();
    const { resetId, pin } = await aReset(owner);
    expect(await report(resetId)).toBe('returned');
    expect(await stateOf(owner)).toMatchObject({ sealedHash: null, setAt: null, resetId: null });
    expect(await tryPin(service, owner, pin)).toEqual({ result: 'denied' });
    expect(await toldHelpdesk(owner)).toMatchObject([expect.stringContaining('had no PIN before')]);
    const again = await aReset(owner);
    expect(again.pin).not.toBe(pin);
    expect(await tryPin(service, owner, again.pin)).toMatchObject({ result: 'accepted' });
  });

  it('stays valid if it has been typed right', async () => {
    const owner = await anOwner();
    const { resetId, pin } = await aReset(owner);
    expect(await tryPin(service, owner, pin)).toMatchObject({ result: 'accepted' });
    expect(await report(resetId)).toBe('recorded');
    expect(await service.verifies(pin, owner)).toBe(true);
    expect(await endsOf(owner)).toEqual(['mail-bounced: 5.1.1: its PIN has been used']);
    expect(await toldHelpdesk(owner)).toEqual([]);
  });

  it('does not undo what its owner chose afterwards', async () => {
    const owner = await anOwner();
    const { resetId, pin } = await aReset(owner);
    expect(await choosePin(owner, pin, '904417')).toMatchObject({ result: 'changed' });
    expect(await stateOf(owner)).toMatchObject({ previous: null });
    expect(await report(resetId)).toBe('recorded');
    expect(await service.verifies('904417', owner)).toBe(true);
  });

  it('does not undo a newer reset that is pending', async () => {
    const owner = await anOwner();
    const { resetId, pin } = await aReset(owner);
    const release = heldMail();
    const newer = resetPin(service.server, owner).then((response) => response);
    await expect.poll(() => pendingOf(owner)).toBeTruthy();
    expect(await report(resetId)).toBe('recorded');
    expect(await service.verifies(pin, owner)).toBe(true);
    release();
    expectReset(await newer);
    expect(await service.verifies(newestPin(owner), owner)).toBe(true);
    expect(await endsOf(owner)).toEqual(['mail-bounced: 5.1.1: a newer reset is pending']);
  });

  it('does not undo a newer reset that was delivered', async () => {
    const owner = await anOwner();
    const { resetId } = await aReset(owner);
    const { pin } = await aReset(owner);
    expect(await report(resetId)).toBe('recorded');
    expect(await service.verifies(pin, owner)).toBe(true);
    expect(await endsOf(owner)).toEqual(['mail-bounced: 5.1.1: another PIN has replaced it']);
  });

  it('changes nothing if its reset was cancelled', async () => {
    const owner = await anOwner();
    service.smtp.atEnd = () => ({ refuse: 550 });
    await resetPin(service.server, owner);
    const [requested] = await service.eventsOf(owner);
    const before = await stateOf(owner);
    expect(await report(requested?.resetId ?? '')).toBe('recorded');
    expect(await stateOf(owner)).toEqual(before);
  });
});

describe('the helpdesk', () => {
  it('is told of each outcome, also if a mail about another one of the mailbox still waits', async () => {
    const owner = await anOwner();
    const { resetId } = await aReset(owner);
    service.smtp.atRecipient = (to) => (to === helpdesk ? { refuse: 451 } : 'accept');
    expect(await report(resetId)).toBe('returned');
    await service.administration.mailboxes.expireCompromisedPin(owner.address, administrator);
    const reset = async () => (await stateOf(owner))?.resetId;
    await expect.poll(reset).toBeTruthy();
    expect(await report((await reset()) ?? '')).toBe('locked');
    service.smtp.wellAgain();
    // Mails that wait go out side by side, so either may come first.
    const told = await toldHelpdesk(owner);
    expect(told).toHaveLength(2);
    expect(told).toContainEqual(expect.stringContaining('is valid again'));
    expect(told).toContainEqual(expect.stringContaining('has been locked'));
  });
});

describe('a delivery report by way of umpin bounce', () => {
  it('gives the previous PIN back, whatever recipient it names, and shows no PIN (P6, P13)', async () => {
    const [owner, stranger] = [await anOwner(), await anOwner()];
    const { pin } = await aReset(owner);
    const settings = {
      ...testSettings(service.db.url, service.smtp.url),
      BOUNCE_ADDRESS: 'bounces@umpin.example.com',
    };
    const to = service.smtp.to(owner.address).at(-1)?.returnPath ?? '';
    const fields =
      `Reporting-MTA: dns; relay.example.net\n\nFinal-Recipient: rfc822; ${stranger.address}\n` +
      `Action: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 the PIN was ${pin}`;
    const returned = `message/rfc822\n\nSubject: made up\n\n${pin}`;
    const before = await stateOf(stranger);
    const bounce = () => runCommand(`bounce ${to}`, settings, aReport({ to, fields, returned }));
    for (let times = 0; times < 2; times += 1) {
      expect(await bounce()).toEqual(
        done('The report was recorded, and the previous PIN is valid again.'),
      );
    }
    expect(await service.verifies(oldPin, owner)).toBe(true);
    expect(await stateOf(stranger)).toEqual(before);
    expect(await endsOf(owner)).toEqual(['reset-returned: 5.1.1 (550)']);
    expect(await service.verifies(pin, owner)).toBe(false);
  });
});

describe('what a policy says about bounces', () => {
  it('keeps the new PIN with OnBounce keep', async () => {
    const owner = await anOwner({ onBounce: 'keep' });
    const { resetId, pin } = await aReset(owner);
    expect(await report(resetId)).toBe('recorded');
    expect(await service.verifies(pin, owner)).toBe(true);
    expect(await endsOf(owner)).toEqual(['mail-bounced: 5.1.1: policy']);
    expect(await toldHelpdesk(owner)).toEqual([]);
  });

  it('locks the mailbox with OnBounce lock', async () => {
    const owner = await anOwner({ onBounce: 'lock' });
    const { resetId, pin } = await aReset(owner);
    expect(await report(resetId)).toBe('locked');
    for (const typed of [pin, oldPin]) {
      expect(await tryPin(service, owner, typed)).toEqual({ result: 'locked' });
    }
    expect(await endsOf(owner)).toEqual(['mailbox-locked: 5.1.1: policy']);
    expect(await toldHelpdesk(owner)).toMatchObject([expect.stringContaining('has been locked')]);
  });
});

describe('a reset that was made because others may know the PIN', () => {
  const tryWrong = async (owner: TestMailbox, count: number) => {
    for (let n = 0; n < count; n += 1) await tryPin(service, owner, wrongPin);
  };
  const delivered = async (owner: TestMailbox) => {
    await expect.poll(async () => (await stateOf(owner))?.resetId).toBeTruthy();
    return (await stateOf(owner))?.resetId ?? '';
  };
  const expectLocked = async (owner: TestMailbox, resetId: string) => {
    expect(await report(resetId)).toBe('locked');
    expect(await stateOf(owner)).toMatchObject({
      previous: null,
      lockedAt: expect.any(Date) as Date,
    });
    expect(await tryPin(service, owner, oldPin)).toEqual({ result: 'locked' });
    expect(await endsOf(owner)).toEqual([
      'mailbox-locked: 5.1.1: others may know the previous PIN',
    ]);
    expect(await toldHelpdesk(owner)).toHaveLength(1);
  };

  it.each(['return', 'keep', 'lock'] as const)(
    'locks the mailbox if it was automatic and its mail bounces, with OnBounce %s',
    async (onBounce) => {
      const owner = await anOwner({ onBounce, logonFailuresBeforePinReset: 2 });
      await tryWrong(owner, 2);
      await expectLocked(owner, await delivered(owner));
    },
  );

  it('locks it as well if an automatic reset was due when an ordinary one was delivered', async () => {
    const owner = await anOwner({ logonFailuresBeforePinReset: 2 });
    const release = heldMail();
    const asked = resetPin(service.server, owner).then((response) => response);
    await expect.poll(() => pendingOf(owner)).toBeTruthy();
    await tryWrong(owner, 2);
    release();
    expectReset(await asked);
    await expectLocked(owner, await delivered(owner));
  });

  it('locks it as well if an instance of an earlier version staged the automatic reset', async () => {
    const owner = await anOwner({ logonFailuresBeforePinReset: 2 });
    const release = heldMail();
    await tryWrong(owner, 2);
    await expect.poll(() => pendingOf(owner)).toBeTruthy();
    // Which does not know this column.
    const { mailboxId } = owner;
    const { manager } = service.db.dataSource;
    await manager.update(PinCredential, { mailboxId }, { stagedSuspect: false });
    release();
    await expectLocked(owner, await delivered(owner));
  });

  it('locks it after expire-pin with the reason compromised', async () => {
    const owner = await anOwner();
    const { mailboxes } = service.administration;
    await mailboxes.expireCompromisedPin(owner.address, administrator);
    const resetId = await delivered(owner);
    expect(service.smtp.to(owner.address)[0]?.parsed.text).toContain('An administrator has asked');
    await expectLocked(owner, resetId);
  });

  it('locks it also if the owner asks for the reset before the service makes it', async () => {
    const owner = await anOwner();
    const release = heldMail();
    const asked = resetPin(service.server, owner).then((response) => response);
    await expect.poll(() => pendingOf(owner)).toBeTruthy();
    await service.administration.mailboxes.expireCompromisedPin(owner.address, administrator);
    release();
    expectReset(await asked);
    await expectLocked(owner, await delivered(owner));
  });

  it('locks it also if somebody who knew that PIN chose another one meanwhile', async () => {
    const owner = await anOwner();
    const release = heldMail();
    await service.administration.mailboxes.expireCompromisedPin(owner.address, administrator);
    await expect.poll(() => pendingOf(owner)).toBeTruthy();
    expect(await choosePin(owner, oldPin, '904417')).toMatchObject({ result: 'changed' });
    release();
    const resetId = await delivered(owner);
    expect(await service.verifies('904417', owner)).toBe(false);
    await expectLocked(owner, resetId);
    expect(await service.verifies('904417', owner)).toBe(false);
  });

  it('is made although somebody who knew that PIN has chosen another one first', async () => {
    const owner = await anOwner();
    const release = heldMail();
    await service.administration.mailboxes.expireCompromisedPin(owner.address, administrator);
    // Before or after the service stages the reset, and in any case before it is delivered.
    expect(await choosePin(owner, oldPin, '904417')).toMatchObject({ result: 'changed' });
    release();
    await delivered(owner);
    expect(await service.verifies('904417', owner)).toBe(false);
  });

  it('is remembered while the compromised PIN is valid, whatever becomes of the first mail', async () => {
    const owner = await anOwner();
    service.smtp.atEnd = () => ({ refuse: 550 });
    await service.administration.mailboxes.expireCompromisedPin(owner.address, administrator);
    const cancelled = async () =>
      (await service.eventsOf(owner)).some(({ event }) => event === 'reset-cancelled');
    await expect.poll(cancelled).toBe(true);
    service.smtp.wellAgain();
    const { resetId } = await aReset(owner);
    await expectLocked(owner, resetId);
  });

  it('is followed by no return to the PIN before it, however many mails bounce', async () => {
    const owner = await anOwner();
    await service.administration.mailboxes.expireCompromisedPin(owner.address, administrator);
    const first = await delivered(owner);
    const second = await aReset(owner);
    expect(await report(first)).toBe('recorded');
    expect(await report(second.resetId)).toBe('recorded');
    expect(await service.verifies(second.pin, owner)).toBe(true);
    expect(await toldHelpdesk(owner)).toMatchObject([expect.stringContaining('no previous PIN')]);
  });
});

describe('two resets in a row, neither of whose PINs was used', () => {
  it.each([
    ['the older one', 0, 1, ['recorded', 'returned']],
    ['the newer one', 1, 0, ['returned', 'returned']],
  ])(
    'end with the PIN before both if both mails bounce, %s first',
    async (_, one, two, results) => {
      const owner = await anOwner();
      const before = await stateOf(owner);
      const resets = [await aReset(owner), await aReset(owner)];
      const reports = [
        await report(resets[one]?.resetId ?? ''),
        await report(resets[two]?.resetId ?? ''),
      ];
      expect(reports).toEqual(results);
      const { sealedHash, setAt, temporary, resetId } = before ?? {};
      expect(await stateOf(owner)).toMatchObject({ sealedHash, setAt, temporary, resetId });
      for (const { pin } of resets) expect(await service.verifies(pin, owner)).toBe(false);
    },
  );

  it('end with the PIN of the older one if only the mail of the newer one bounces', async () => {
    const owner = await anOwner();
    const { pin, resetId } = await aReset(owner);
    const newer = await aReset(owner);
    expect(await report(newer.resetId)).toBe('returned');
    expect(await stateOf(owner)).toMatchObject({ resetId, temporary: true });
    expect(await tryPin(service, owner, pin)).toMatchObject({ result: 'accepted' });
    expect(await report(resetId)).toBe('recorded');
    expect(await service.verifies(pin, owner)).toBe(true);
  });
});

describe('a reset after one whose PIN was typed right', () => {
  it('gives that PIN back if its mail bounces, also if a copy of the other mail had bounced', async () => {
    const owner = await anOwner();
    const used = await aReset(owner);
    expect(await tryPin(service, owner, used.pin)).toMatchObject({ result: 'accepted' });
    expect(await report(used.resetId)).toBe('recorded');
    const { resetId } = await aReset(owner);
    expect(await report(resetId)).toBe('returned');
    expect(await tryPin(service, owner, used.pin)).toMatchObject({ result: 'accepted' });
  });
});

describe('wrong attempts around a bounce (P9)', () => {
  const patient = { logonFailuresBeforePinReset: null, maxLogonAttempts: 6 };
  const tryWrong = async (owner: TestMailbox, count: number) => {
    for (let n = 0; n < count; n += 1) await tryPin(service, owner, wrongPin);
  };

  it.each([
    [4, 2, 4],
    [2, 4, 4],
    [0, 3, 3],
  ])('count %d before and %d with the bounced PIN as %d', async (before, since, count) => {
    const owner = await anOwner(patient, { failedAttempts: before });
    const { resetId } = await aReset(owner);
    await tryWrong(owner, since);
    expect(await report(resetId)).toBe('returned');
    expect(await stateOf(owner)).toMatchObject({ failedAttempts: count, lockedAt: null });
  });

  it('lock the mailbox for good: a bounce does not unlock it', async () => {
    const owner = await anOwner(patient);
    const { resetId } = await aReset(owner);
    await tryWrong(owner, 6);
    expect(await report(resetId)).toBe('returned');
    expect(await tryPin(service, owner, oldPin)).toEqual({ result: 'locked' });
    expect(await toldHelpdesk(owner)).toMatchObject([
      expect.stringContaining('has to be unlocked'),
    ]);
  });

  it.each([
    ['the older one', [0, 1]],
    ['the newer one', [1, 0]],
  ])('and the lock of a PIN between two that bounced stay, %s first', async (_, order) => {
    const owner = await anOwner({ ...patient, resetUnlocks: true });
    const resets = [await aReset(owner)];
    await tryWrong(owner, 6);
    resets.push(await aReset(owner));
    for (const index of order) await report(resets[index]?.resetId ?? '');
    expect(await service.verifies(oldPin, owner)).toBe(true);
    expect(await stateOf(owner)).toMatchObject({ failedAttempts: 6 });
    expect(await tryPin(service, owner, oldPin)).toEqual({ result: 'locked' });
    expect((await toldHelpdesk(owner)).at(-1)).toContain('has to be unlocked');
  });

  it('are forgotten if an administrator unlocks the mailbox in between', async () => {
    const owner = await anOwner({ resetUnlocks: true }, { lockedAt: ago(day), failedAttempts: 15 });
    const { resetId } = await aReset(owner);
    await service.administration.mailboxes.unlock(owner.address, administrator);
    expect(await report(resetId)).toBe('returned');
    expect(await stateOf(owner)).toMatchObject({ failedAttempts: 0, lockedAt: null });
    expect(await tryPin(service, owner, oldPin)).toMatchObject({ result: 'accepted' });
  });
});

describe('a report', () => {
  it.each<[Partial<PinPolicy>, ReportResult, number]>([
    [{ onBounce: 'return' }, 'returned', 1],
    [{ onBounce: 'lock' }, 'locked', 1],
    [{ onBounce: 'keep' }, 'recorded', 0],
  ])('that comes again has the same result, with %j', async (policy, result, mails) => {
    const owner = await anOwner(policy);
    const { resetId } = await aReset(owner);
    expect(await report(resetId)).toBe(result);
    const before = await stateOf(owner);
    expect(await report(resetId, { status: '5.2.2' })).toBe(result);
    expect(await times(16, () => report(resetId))).toEqual(Array(16).fill(result));
    expect(await stateOf(owner)).toEqual(before);
    expect(await endsOf(owner)).toHaveLength(1);
    expect(await toldHelpdesk(owner)).toHaveLength(mails);
  });

  it('that comes 16 times simultaneously is handled once', async () => {
    const owner = await anOwner();
    const { resetId } = await aReset(owner);
    expect(await times(16, () => report(resetId))).toEqual(Array(16).fill('returned'));
    expect(await endsOf(owner)).toEqual(['reset-returned: 5.1.1']);
    expect(await toldHelpdesk(owner)).toHaveLength(1);
    expect(await service.verifies(oldPin, owner)).toBe(true);
  });

  it('about a mail whose 250 is not recorded yet has to come again', async () => {
    const owner = await anOwner();
    const release = heldMail();
    const asked = resetPin(service.server, owner).then((response) => response);
    await expect.poll(() => pendingOf(owner)).toBeTruthy();
    const resetId = (await pendingOf(owner)) ?? '';
    expect(await report(resetId)).toBe('too-early');
    expect(await report(resetId, { action: 'delayed', status: '4.4.1' })).toBe('too-early');
    expect(await endsOf(owner)).toEqual([]);
    release();
    expectReset(await asked);
    expect(await report(resetId)).toBe('returned');
  });

  it('about a mail that does not exist changes nothing', async () => {
    expect(await report('5d5a0f0c-0000-4000-8000-000000000002')).toBe('unknown');
  });

  it('that a mail is late is on record once, and changes no PIN', async () => {
    const owner = await anOwner();
    const { resetId, pin } = await aReset(owner);
    const late = { action: 'delayed', status: '4.4.1', replyCode: 451 } as const;
    expect(await times(4, () => report(resetId, late))).toEqual(Array(4).fill('recorded'));
    expect(await endsOf(owner)).toEqual(['mail-delayed: 4.4.1 (451)']);
    expect(await service.verifies(pin, owner)).toBe(true);
    expect(await toldHelpdesk(owner)).toEqual([]);
    expect(await report(resetId)).toBe('returned');
  });

  it.each(['relayed', 'delivered', 'expanded'] as const)(
    'that a mail was %s is on record',
    async (action) => {
      const owner = await anOwner();
      const { resetId, pin } = await aReset(owner);
      expect(await report(resetId, { action, status: '2.0.0' })).toBe('recorded');
      expect(await endsOf(owner)).toEqual([`mail-${action}: 2.0.0`]);
      expect(await service.verifies(pin, owner)).toBe(true);
    },
  );

  it('shows in the state of the mailbox: accepted, delayed, bounced, and nothing after that', async () => {
    const owner = await anOwner();
    const fate = async () => (await service.administration.mailboxes.show(owner.address)).pin.mail;
    expect(await fate()).toBeNull();
    const { resetId } = await aReset(owner);
    const at = expect.any(Date) as Date;
    expect(await fate()).toEqual({ fate: 'accepted', status: null, at });
    await report(resetId, { action: 'delayed', status: '4.4.1' });
    expect(await fate()).toEqual({ fate: 'delayed', status: '4.4.1', at });
    await report(resetId, { status: '4.4.7' });
    expect(await fate()).toEqual({ fate: 'bounced', status: '4.4.7', at });
    await report(resetId, { action: 'relayed', status: '2.0.0' });
    expect(await fate()).toMatchObject({ fate: 'bounced' });
    await aReset(owner);
    expect(await fate()).toMatchObject({ fate: 'accepted', status: null });
  });

  it('counts by class and subject of its status, and unknown ones together', async () => {
    const counted = async (of: string) => {
      const { text } = await request(service.server).get('/metrics');
      const line = new RegExp(`^umpin_mail_bounces_total\\{class="${of}"\\} (\\d+)$`, 'm');
      return Number(line.exec(text)?.[1]);
    };
    for (const [status, of] of [
      ['5.7.26', '5.7'],
      ['4.4.7', '4.4'],
      ['5.9.1', 'other'],
      ['2.0.0', 'other'],
    ] as const) {
      const before = await counted(of);
      const { resetId } = await aReset(await anOwner());
      await report(resetId, { status });
      await report(resetId, { status });
      expect(await counted(of)).toBe(before + 1);
    }
  });
});

describe('a report whose COMMIT', () => {
  it.each([
    ['does not reach the database', 'cut before', false],
    ['is done, but not answered', 'cut after', true],
  ] as const)('%s is handled once, when it comes again (P13)', async (_, trouble, done) => {
    const line = await DatabaseLine.to(service.db.url);
    const other = await service.another({
      DATABASE_URL: line.url,
      BOUNCE_ADDRESS: 'bounces@umpin.example.com',
      HELPDESK_ADDRESS: helpdesk,
    });
    try {
      const owner = await anOwner();
      const { resetId } = await aReset(owner);
      // The mail to the helpdesk is staged in it.
      line.troubleAt = (commit) => (commit === 'staging' ? trouble : 'none');
      await expect(report(resetId, {}, other)).rejects.toThrow('the database cannot be used now');
      line.wellAgain();
      expect(line.troubled).toBe(1);
      expect(await service.verifies(oldPin, owner)).toBe(done);
      expect(await endsOf(owner)).toHaveLength(done ? 1 : 0);
      expect(await report(resetId, {}, other)).toBe('returned');
      expect(await service.verifies(oldPin, owner)).toBe(true);
      expect(await endsOf(owner)).toEqual(['reset-returned: 5.1.1']);
      expect(await toldHelpdesk(owner)).toHaveLength(1);
    } finally {
      await other.close();
      await line.close();
    }
  });
});

describe('the history after a bounce (P8)', () => {
  const used = async ({ mailboxId }: TestMailbox, count: number) =>
    (
      await service.db.database.transaction((tx) =>
        new PinCredentialsRepository().read(tx, mailboxId, count),
      )
    ).used;
  const isUsed = async (owner: TestMailbox, pin: string, count = 5) => {
    const hasher = service.app.get(PinHasher, { strict: false });
    const hashes = await used(owner, count);
    return (await hasher.hashIfNotReused(new Pin(pin), owner.mailboxId, hashes)) === undefined;
  };

  it('holds the bounced PIN and the returned one: neither can be drawn again', async () => {
    const owner = await anOwner();
    const { resetId, pin } = await aReset(owner);
    await report(resetId);
    expect(await isUsed(owner, pin)).toBe(true);
    expect(await isUsed(owner, oldPin)).toBe(true);
  });

  /** The PINs of the history are refused, the newest ones first, and no others; also after more resets. */
  async function expectHistory(owner: TestMailbox, newest: string[], count: number): Promise<void> {
    for (let resets = 0; resets < 3; resets += 1) {
      for (const [age, pin] of newest.entries()) {
        expect({ age, used: await isUsed(owner, pin, count) }).toEqual({ age, used: age < count });
      }
      const { pin } = await aReset(owner);
      await tryPin(service, owner, pin);
      newest.unshift(pin);
    }
  }

  it('goes back as far as the policy says, without a gap', async () => {
    const count = 3;
    const owner = await anOwner({ pinHistoryCount: count });
    const pins = [oldPin];
    for (let resets = 0; resets < 3; resets += 1) {
      const { pin } = await aReset(owner);
      await tryPin(service, owner, pin);
      pins.unshift(pin);
    }
    const bounced = await aReset(owner);
    expect(await report(bounced.resetId)).toBe('returned');
    const [returned = '', ...earlier] = pins;
    await expectHistory(owner, [returned, bounced.pin, ...earlier], count);
  });

  it('of a mailbox that has no PIN again begins with the bounced one', async () => {
    const count = 2;
    const owner = await service.aMailbox({ policy: { pinHistoryCount: count } });
    const { resetId, pin } = await aReset(owner);
    expect(await report(resetId)).toBe('returned');
    // There is no valid PIN that would count as the first.
    expect(await isUsed(owner, pin, count)).toBe(true);
    const next = await aReset(owner);
    await tryPin(service, owner, next.pin);
    await expectHistory(owner, [next.pin, pin], count);
  });
});

describe('a report that races', () => {
  it('with attempts, resets and itself has one outcome, and leaves exactly one valid PIN', async () => {
    // So that nothing but the reports and the resets changes a PIN.
    const policy = { logonFailuresBeforePinReset: null, maxLogonAttempts: 999 };
    for (let round = 0; round < 5; round += 1) {
      const owner = await anOwner(policy);
      const { resetId, pin } = await aReset(owner);
      const results: ReportResult[] = [];
      await times(64, async (n) => {
        if (n % 4 === round % 4) results.push(await report(resetId));
        else if (n % 20 === 10) expectReset(await resetPin(service.server, owner));
        else await tryPin(service, owner, [pin, wrongPin, oldPin][n % 3] ?? '');
      });
      expect(new Set(results).size).toBe(1);
      expect(await endsOf(owner)).toHaveLength(1);
      expect(await pendingOf(owner)).toBeNull();
      const mailed = service.smtp.to(owner.address).map((mail) => mail.pin);
      const valid = await Promise.all(
        [oldPin, ...mailed].map((each) => service.verifies(each, owner)),
      );
      expect(valid.filter(Boolean)).toHaveLength(1);
    }
  });

  it('with the first right attempt at its PIN undoes it, or comes too late', async () => {
    for (let round = 0; round < 8; round += 1) {
      const owner = await anOwner();
      const { resetId, pin } = await aReset(owner);
      const [result, attempt] = await Promise.all([report(resetId), tryPin(service, owner, pin)]);
      const opened = attempt.result === 'accepted';
      expect(result).toBe(opened ? 'recorded' : 'returned');
      expect(await service.verifies(opened ? pin : oldPin, owner)).toBe(true);
    }
  });
});
