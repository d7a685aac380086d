import request, { type Response } from 'supertest';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AuditEvent } from '../../src/audit/audit-event.entity.js';
import { KeyRing } from '../../src/crypto/key-ring.js';
import { Sealer } from '../../src/crypto/sealer.js';
import type { Mail } from '../../src/notification/mail.js';
import { OutboxMessage } from '../../src/notification/outbox/outbox-message.entity.js';
import { PinCheckService } from '../../src/pin-check/pin-check.service.js';
import { TestService } from '../support/app.js';
import type { TestMailbox } from '../support/mailboxes.js';
import { lock, tryPin } from '../support/phone.js';
import { testKeyRing } from '../support/settings.js';
import type { Step, Verdict } from '../support/smtp-sink.js';
import { expectReset, resetPin } from '../support/soap.js';

const oldPin = '482915';
const wrongPin = '482916';
const cut: Step = () => 'cut';
const sealer = new Sealer(KeyRing.parse(testKeyRing));

/** A step that gives its verdict when it is told to. */
function held(): { step: Step; release: (verdict?: Verdict) => void; reached: () => boolean } {
  let release: (verdict?: Verdict) => void = () => undefined;
  let reached = false;
  const verdict = new Promise<Verdict>((resolve) => {
    release = (said = 'accept') => resolve(said);
  });
  const step = () => {
    reached = true;
    return verdict;
  };
  return { step, release, reached: () => reached };
}

describe('a PIN typed while it is unknown whether its mail arrived', () => {
  let service: TestService;
  let owner: TestMailbox;
  /** Resets that are under way. */
  let calls: Promise<Response>[];

  beforeAll(async () => {
    service = await TestService.start({ METRICS: 'true' });
  });
  afterAll(() => service.stop());

  beforeEach(async () => {
    calls = [];
    owner = await service.aMailbox();
    await service.setPin(owner, oldPin);
  });
  afterEach(async () => {
    service.smtp.wellAgain();
    await Promise.all(calls);
  });

  const waiting = ({ mailboxId } = owner) =>
    service.db.dataSource.manager.findOneBy(OutboxMessage, { mailboxId });
  const newestPin = () => service.smtp.to(owner.address).at(-1)?.pin ?? 'no mail';
  const credential = () => service.credential(owner.mailboxId);

  /** The PIN in the mail that waits, which no test could know otherwise. */
  async function stagedPin(of = owner): Promise<string> {
    const { id, sealedMail } = (await waiting(of)) ?? { id: '', sealedMail: '' };
    const mail = JSON.parse(sealer.open(sealedMail, { purpose: 'mail', row: id })) as Mail;
    return /^[0-9]{4,24}$/m.exec(mail.text)?.[0] ?? 'no PIN';
  }

  async function deliveries({ mailboxId } = owner): Promise<(string | null)[]> {
    const event = 'reset-delivered' as const;
    const { manager } = service.db.dataSource;
    const events = await manager.findBy(AuditEvent, { mailboxId, event });
    return events.map(({ detail }) => detail);
  }

  /** Asks for a reset whose mail arrives without an answer to its final dot; its caller waits. */
  async function resetWithoutAnswer(atEnd: Step = cut, of = owner): Promise<void> {
    service.smtp.atEnd = atEnd;
    calls.push(resetPin(service.server, of).then((response) => response));
    await expect.poll(async () => (await waiting(of))?.maybeSent).toBe(true);
  }

  async function expectProven(): Promise<void> {
    expect(await tryPin(service, owner, newestPin())).toEqual({
      result: 'accepted',
      mustChange: { reason: 'temporary', sentence: expect.any(String) as string },
      expiresAt: expect.any(Date) as Date,
    });
    expect(await deliveries()).toEqual(['proven by use']);
    expect(await waiting()).toBeNull();
    expect(await credential()).toMatchObject({
      stagedHash: null,
      stagedResetId: null,
      temporary: true,
      failedAttempts: 0,
      verifiedBy: 'pbx',
    });
    expect(await tryPin(service, owner, newestPin())).toMatchObject({ result: 'accepted' });
    expect(await tryPin(service, owner, oldPin)).toEqual({ result: 'denied' });
  }

  it('is accepted after the line was cut at the end of data, and replaces the old PIN (P4)', async () => {
    await resetWithoutAnswer();
    expect(await tryPin(service, owner, wrongPin)).toEqual({ result: 'denied' });
    expect((await credential())?.failedAttempts).toBe(1);
    expect(await tryPin(service, owner, oldPin)).toMatchObject({ result: 'accepted' });
    await expectProven();
    (await Promise.all(calls)).forEach(expectReset);
  });

  it('is accepted while the server is silent after the end of data, whose late 250 then changes nothing (P4)', async () => {
    const end = held();
    await resetWithoutAnswer(end.step);
    const pin = await stagedPin();
    expect(await tryPin(service, owner, pin)).toMatchObject({ result: 'accepted' });
    end.release();
    await expect.poll(newestPin).toBe(pin);
    (await Promise.all(calls)).forEach(expectReset);
    expect(await deliveries()).toEqual(['proven by use']);
    expect(await service.verifies(pin, owner)).toBe(true);
  });

  it('is accepted if it is the first PIN, and wrong attempts at it are counted (P9)', async () => {
    owner = await service.aMailbox();
    await resetWithoutAnswer();
    expect(await tryPin(service, owner, wrongPin)).toEqual({ result: 'denied' });
    expect((await credential())?.failedAttempts).toBe(1);
    await expectProven();
  });

  it('is accepted after the lease of the instance that sent the mail ran out', async () => {
    const recipient = held();
    service.smtp.atRecipient = recipient.step;
    calls.push(resetPin(service.server, owner).then((response) => response));
    await expect.poll(recipient.reached).toBe(true);
    const pin = await stagedPin();
    await service.db.dataSource.query(
      `UPDATE outbox SET leased_until = now() - interval '1 second' WHERE mailbox_id = $1`,
      [owner.mailboxId],
    );
    expect(await tryPin(service, owner, pin)).toMatchObject({ result: 'accepted' });
    expect(await deliveries()).toEqual(['proven by use']);
    recipient.release();
    (await Promise.all(calls)).forEach(expectReset);
  });

  it('can be changed at the phone', async () => {
    await resetWithoutAnswer();
    const pinCheck = service.app.get(PinCheckService, { strict: false });
    const change = { name: owner.address, mailboxId: owner.mailboxId, by: { actor: 'pbx' } };
    const [from, to] = [newestPin(), '730264'];
    const verdict = await pinCheck.change({ ...change, oldPin: from, newPin: to });
    expect(verdict).toMatchObject({ result: 'changed' });
    expect(await service.verifies(to, owner)).toBe(true);
    expect(await waiting()).toBeNull();
  });

  it('is denied and counted before the end of data was sent (P2)', async () => {
    const recipient = held();
    service.smtp.atRecipient = recipient.step;
    const reset = resetPin(service.server, owner).then((response) => response);
    await expect.poll(recipient.reached).toBe(true);
    const pin = await stagedPin();
    expect(await tryPin(service, owner, pin)).toEqual({ result: 'denied' });
    expect((await credential())?.failedAttempts).toBe(1);
    expect(await service.verifies(oldPin, owner)).toBe(true);
    recipient.release();
    expectReset(await reset);
    expect(await deliveries()).toEqual([null]);
  });

  it('is denied after the server has refused the mail (P3)', async () => {
    const end = held();
    await resetWithoutAnswer(end.step);
    const pin = await stagedPin();
    end.release({ refuse: 550 });
    await expect.poll(waiting).toBeNull();
    expect(await tryPin(service, owner, pin)).toEqual({ result: 'denied' });
    expect(await service.verifies(oldPin, owner)).toBe(true);
  });

  it('does not open a locked mailbox (P9)', async () => {
    await resetWithoutAnswer();
    await lock(service, owner);
    expect(await tryPin(service, owner, newestPin())).toEqual({ result: 'locked' });
    expect(await service.verifies(oldPin, owner)).toBe(true);
    expect(await deliveries()).toEqual([]);
  });

  it('costs one hash, like every other attempt (P10)', async () => {
    await resetWithoutAnswer();
    for (const pin of [wrongPin, oldPin, newestPin(), newestPin()]) {
      const before = await hashes();
      await tryPin(service, owner, pin);
      expect((await hashes()) - before).toBe(1);
    }
  });

  async function hashes(): Promise<number> {
    const { text } = await request(service.server).get('/metrics').expect(200);
    return Number(/^umpin_hash_seconds_count (\d+)$/m.exec(text)?.[1]);
  }

  it('keeps the mail from being sent again, even if the next attempt has begun (P4)', async () => {
    await resetWithoutAnswer();
    const recipient = held();
    service.smtp.atRecipient = recipient.step;
    await expect.poll(recipient.reached).toBe(true);
    await expectProven();
    const before = service.smtp.to(owner.address).length;
    service.smtp.wellAgain();
    recipient.release();
    expectReset(await resetPin(service.server, owner));
    expect(service.smtp.to(owner.address)).toHaveLength(before + 1);
    expect(await service.verifies(newestPin(), owner)).toBe(true);
  });

  it('becomes valid once if the late 250 arrives at the same time', async () => {
    const end = held();
    const owners = await Promise.all(Array.from({ length: 6 }, () => service.aMailbox()));
    const open = await Promise.all(
      owners.map(async (each) => {
        await service.setPin(each, oldPin);
        await resetWithoutAnswer(end.step, each);
        return { ...each, pin: await stagedPin(each) };
      }),
    );
    const typed = open.map((each) => tryPin(service, each, each.pin));
    end.release();
    for (const verdict of await Promise.all(typed)) {
      expect(verdict).toMatchObject({ result: 'accepted', mustChange: { reason: 'temporary' } });
    }
    for (const each of open) {
      await expect.poll(() => waiting(each)).toBeNull();
      expect(await deliveries(each)).toHaveLength(1);
      expect(await service.verifies(each.pin, each)).toBe(true);
    }
  });
});
