import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Metrics } from '../../src/metrics/metrics.js';
import { PinCheckService } from '../../src/pin-check/pin-check.service.js';
import type { NewPinResult } from '../../src/pin-check/pin-check-result.js';
import { TestService } from '../support/app.js';
import type { TestMailbox } from '../support/mailboxes.js';
import { lock, tryPin } from '../support/phone.js';
import { expectReset, resetPin } from '../support/soap.js';

const oldPin = '482915';
const newPin = '730264';
const actor = 'pbx';

describe('a check of a new PIN, without a change', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await TestService.start({ MAX_WAITING_REQUESTS: '2' });
  });
  afterAll(() => service.stop());

  async function anOwner(
    mailbox: Parameters<TestService['aMailbox']>[0] = {},
    fields: Parameters<TestService['setPin']>[2] = { verifiedAt: new Date(), verifiedBy: actor },
  ): Promise<TestMailbox> {
    const owner = await service.aMailbox({ policy: {}, ...mailbox });
    await service.setPin(owner, oldPin, fields);
    return owner;
  }

  const pinCheck = () => service.app.get(PinCheckService, { strict: false });

  function check(
    { mailboxId, address }: Partial<TestMailbox>,
    digits = newPin,
    by = actor,
  ): Promise<NewPinResult> {
    const question = { name: address ?? 'nobody', mailboxId, newPin: digits, by: { actor: by } };
    return pinCheck().checkNewPin(question);
  }

  const change = ({ mailboxId, address }: TestMailbox, digits = newPin) =>
    pinCheck().change({
      name: address,
      mailboxId,
      oldPin: undefined,
      newPin: digits,
      by: { actor },
    });

  /** Everything that the database has, but for what jobs of the service write by themselves. */
  async function everythingStored(): Promise<string> {
    const tables = ['mailboxes', 'pin_credentials', 'pin_history', 'audit_events', 'outbox'];
    const rows = tables.map((table) =>
      service.db.dataSource.query<{ row: string }[]>(
        `SELECT t::text AS row FROM ${table} t ORDER BY 1`,
      ),
    );
    return JSON.stringify(await Promise.all(rows));
  }

  async function hashesOf(work: () => Promise<unknown>): Promise<number> {
    const metrics = service.app.get(Metrics, { strict: false });
    const made = async () => {
      const text = await metrics.registry.getSingleMetricAsString('umpin_hash_seconds');
      return Number(/^umpin_hash_seconds_count (\d+)$/m.exec(text)?.[1]);
    };
    const before = await made();
    await work();
    return (await made()) - before;
  }

  it('says that a change would be accepted, with one hash, and stores nothing', async () => {
    const owner = await anOwner();
    const before = await everythingStored();
    expect(await hashesOf(() => check(owner))).toBe(1);
    expect(await check(owner)).toEqual({ result: 'acceptable' });
    expect(await everythingStored()).toBe(before);
    expect(await service.verifies(oldPin, owner)).toBe(true);
  });

  it.each([
    ['too-short', '73026', 0, 'This PIN is too short. Please choose one with at least 6 digits.'],
    ['too-long', '7302641987'.repeat(3), 0, 'at most 24'],
    ['not-digits', '73026*', 0, 'digits alone'],
    ['not-digits', '', 0, 'digits alone'],
    ['sequence', '456789', 0, 'follow one another'],
    ['extension', '436697', 0, 'extension'],
    ['date', '311299', 0, 'date'],
    ['history', oldPin, 1, 'your last 5'],
  ])('names the rule that the new PIN breaks: %s', async (rule, digits, hashes, sentence) => {
    const owner = await anOwner({ extensions: ['36697'], policy: { refusedPatterns: ['date'] } });
    const before = await everythingStored();
    expect(await hashesOf(() => check(owner, digits))).toBe(hashes);
    expect(await check(owner, digits)).toEqual({
      result: 'refused',
      rule,
      sentence: expect.stringContaining(sentence) as string,
    });
    expect(await everythingStored()).toBe(before);
  });

  it('says what a change then does, also about PINs of the past (P8)', async () => {
    const owner = await anOwner({ language: 'de' });
    expect(await change(owner)).toMatchObject({ result: 'changed' });
    for (const digits of [oldPin, newPin, '555555']) {
      const checked = await check(owner, digits);
      expect(checked).toMatchObject({ result: 'refused' });
      expect(await change(owner, digits)).toEqual(checked);
    }
    expect(await check(owner, '192837')).toEqual({ result: 'acceptable' });
    expect(await change(owner, '192837')).toMatchObject({ result: 'changed' });
  });

  it('neither uses up nor prolongs the time for a change', async () => {
    const owner = await anOwner({}, {});
    await tryPin(service, owner, oldPin);
    const { verifiedAt } = (await service.credential(owner.mailboxId)) ?? {};
    for (let i = 0; i < 3; i += 1) expect(await check(owner)).toEqual({ result: 'acceptable' });
    expect((await service.credential(owner.mailboxId))?.verifiedAt).toEqual(verifiedAt);
    expect(await change(owner)).toMatchObject({ result: 'changed' });
    expect(await service.verifies(newPin, owner)).toBe(true);
  });

  it.each<[string, Parameters<TestService['setPin']>[2], string]>([
    ['never typed the right PIN', {}, actor],
    ['typed it at another phone system', { verifiedAt: new Date(), verifiedBy: actor }, 'other'],
    [
      'typed it more than five minutes ago',
      { verifiedAt: new Date(Date.now() - 301_000), verifiedBy: actor },
      actor,
    ],
  ])('tells nothing of any PIN, without a hash, if the owner %s (P10)', async (_, fields, by) => {
    const owner = await anOwner({}, fields);
    const before = await everythingStored();
    for (const digits of [newPin, oldPin, '123456', '1', '', 'x'.repeat(1_000)]) {
      expect(await hashesOf(() => check(owner, digits, by))).toBe(0);
      expect(await check(owner, digits, by)).toEqual({ result: 'denied' });
    }
    expect(await check({}, newPin, by)).toEqual({ result: 'denied' });
    expect(await everythingStored()).toBe(before);
  });

  it('is denied after a wrong PIN alone, and counts no attempt itself (P9)', async () => {
    const owner = await anOwner({}, { failedAttempts: 3 });
    await tryPin(service, owner, '000000');
    expect(await check(owner)).toEqual({ result: 'denied' });
    expect(await service.failedAttempts(owner)).toBe(4);
    const { verifiedAt } = (await service.credential(owner.mailboxId)) ?? {};
    expect(verifiedAt).toBeNull();
  });

  it('is denied for a mailbox that is locked, disabled, or has got another PIN', async () => {
    const locked = await anOwner();
    await lock(service, locked);
    expect(await check(locked)).toEqual({ result: 'locked' });
    const disabled = await anOwner({ umEnabled: false });
    expect(await check(disabled)).toEqual({ result: 'denied' });
    const reset = await anOwner();
    expectReset(await resetPin(service.server, reset));
    expect(await check(reset)).toEqual({ result: 'denied' });
  });

  it('is made fifteen times after a right PIN, and again after the next one (P9)', async () => {
    const owner = await anOwner();
    const another = await anOwner();
    for (let i = 0; i < 15; i += 1) expect(await check(owner)).toEqual({ result: 'acceptable' });
    expect(await hashesOf(() => check(owner))).toBe(0);
    expect(await check(owner, oldPin)).toEqual({ result: 'denied' });
    expect(await check(another)).toEqual({ result: 'acceptable' });
    await tryPin(service, owner, oldPin);
    expect(await check(owner)).toEqual({ result: 'acceptable' });
    expect(await change(owner)).toMatchObject({ result: 'changed' });
  });

  it('waits in the queue of its mailbox, and is refused if that is full', async () => {
    const owner = await anOwner();
    const other = service.db.dataSource.createQueryRunner();
    await other.startTransaction();
    try {
      await other.query('SELECT FROM mailboxes WHERE id = $1 FOR UPDATE', [owner.mailboxId]);
      const ends = Array.from({ length: 5 }, () =>
        check(owner).then(
          ({ result }) => result,
          (error: unknown) => (error as { refusal?: string }).refusal,
        ),
      );
      // Two wait for the one that waits for the lock.
      expect(await Promise.all(ends.slice(3))).toEqual(['ServerBusy', 'ServerBusy']);
      await other.rollbackTransaction();
      expect(await Promise.all(ends.slice(0, 3))).toEqual(Array(3).fill('acceptable'));
    } finally {
      await other.release();
    }
  });
});
