import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Response } from 'supertest';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { AuditEvent } from '../../src/audit/audit-event.entity.js';
import { TestService } from '../support/app.js';
import type { TestMailbox } from '../support/mailboxes.js';
import { tryPin } from '../support/phone.js';
import { expectFault, expectReset, resetPin, types } from '../support/soap.js';

const callers = 64;
const wrongPin = '730264';

/** Two meet whatever one meets, and each other; the batches of one are the larger ones. */
const instances = 2;

let service: TestService;
let other: NestFastifyApplication;

/** A service and a second instance on its database, both of which listen. */
async function startBoth(settings: Record<string, string>): Promise<void> {
  // A busy machine must not make a caller give up.
  const patient = { REPLY_DEADLINE_SECONDS: '60', ...settings };
  service = await TestService.start(patient);
  other = await service.another(patient);
  for (const app of [service.app, other]) await app.listen(0, '127.0.0.1');
}

async function stopBoth(): Promise<void> {
  await other.close();
  await service.stop();
}

/** The instance that serves the n-th call. */
const server = (n: number): Server =>
  n % instances === 0 ? service.server : other.getHttpServer();
const mailsTo = ({ address }: TestMailbox) => service.smtp.to(address);
const eventsOf = ({ mailboxId }: TestMailbox, event: AuditEvent['event']) =>
  service.db.dataSource.manager.findBy(AuditEvent, { mailboxId, event });
const times = <T>(count: number, make: (n: number) => T | Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, n) => make(n)));
const manyMailboxes = (count: number, fields: Parameters<TestService['aMailbox']>[0] = {}) =>
  times(count, () => service.aMailbox(fields));

/** A reset of each mailbox, all of them in parallel. */
const resetAll = (owners: readonly TestMailbox[], at = server): Promise<Response[]> =>
  Promise.all(owners.map((owner, n) => resetPin(at(n), owner)));
const everyTime = (count: number, owner: TestMailbox) => Array.from({ length: count }, () => owner);

describe('resets under 64 parallel callers of two instances', () => {
  /** The PINs that the blocklist leaves: so few that draws often meet the history. */
  const allowed = new Set(Array.from({ length: 24 }, (_, n) => String(2_037 + 173 * n)));
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'umpin-exactness-'));
    const all = Array.from({ length: 10_000 }, (_, pin) => String(pin).padStart(4, '0'));
    const blocklist = join(folder, 'blocklist');
    await writeFile(blocklist, all.filter((pin) => !allowed.has(pin)).join('\n'));
    await startBoth({ PIN_BLOCKLIST_FILE: blocklist });
  });
  afterAll(async () => {
    await stopBoth();
    await rm(folder, { recursive: true });
  });
  afterEach(() => {
    service.smtp.wellAgain();
  });

  it.each([
    ['one service', () => service.server],
    ['two instances on one database', server],
  ])('of %s mail each of 64 owners one PIN, which is then valid (P1)', async (_, at) => {
    const owners = await manyMailboxes(callers);
    (await resetAll(owners, at)).forEach(expectReset);
    for (const owner of owners) {
      const [mail, ...more] = mailsTo(owner);
      expect(more).toEqual([]);
      expect(await service.verifies(mail?.pin, owner)).toBe(true);
    }
    const ends = await service.db.dataSource.query<{ event: string; count: string }[]>(
      `SELECT event, count(DISTINCT mailbox_id) FROM audit_events
       WHERE mailbox_id = ANY ($1) AND event LIKE 'reset-%' GROUP BY event ORDER BY event`,
      [owners.map(({ mailboxId }) => mailboxId)],
    );
    expect(ends).toEqual([
      { event: 'reset-delivered', count: String(callers) },
      { event: 'reset-requested', count: String(callers) },
    ]);
  });

  it('of one mailbox are one reset, of which all callers learn (P5)', async () => {
    const owner = await service.aMailbox();
    let accept: () => void = () => undefined;
    service.smtp.atEnd = () => new Promise((resolve) => (accept = () => resolve('accept')));
    const answers = resetAll(everyTime(callers, owner));
    const joined = async () => (await eventsOf(owner, 'reset-joined')).length;
    await expect.poll(joined).toBe(callers - 1);
    accept();
    (await answers).forEach(expectReset);
    const [mail, ...more] = mailsTo(owner);
    expect(more).toEqual([]);
    expect(await service.verifies(mail?.pin, owner)).toBe(true);
    expect(await eventsOf(owner, 'reset-requested')).toHaveLength(1);
  });

  it('never give a PIN that the history holds', async () => {
    const pinHistoryCount = 6;
    const policy = { minPinLength: 4, pinHistoryCount, refusedPatterns: ['blocklist' as const] };
    const owners = await manyMailboxes(4, { policy });
    for (let wave = 0; wave < 8; wave += 1) {
      (await resetAll([...owners, ...owners])).forEach(expectReset);
    }
    for (const owner of owners) {
      const pins = mailsTo(owner).map(({ pin }) => pin);
      expect(pins.length).toBeGreaterThanOrEqual(8);
      for (const [index, pin] of pins.entries()) {
        expect(allowed).toContain(pin);
        expect(pins.slice(Math.max(0, index + 1 - pinHistoryCount), index)).not.toContain(pin);
      }
      expect(await service.verifies(pins.at(-1), owner)).toBe(true);
    }
  });

  it('leave one automatic reset to a mailbox whose failed attempts reach a threshold (P9)', async () => {
    const policy = { maxLogonAttempts: 999, logonFailuresBeforePinReset: 12 };
    const guessed = await service.aMailbox({ policy });
    await service.setPin(guessed, '482915');
    const owners = await manyMailboxes(callers / 2);
    const at = [service, { app: other }];
    const guesses = times(15, (n) => tryPin(at[n % instances] ?? service, guessed, wrongPin));
    (await resetAll(owners)).forEach(expectReset);
    await guesses;
    await expect.poll(() => mailsTo(guessed)).toHaveLength(1);
    expect(await eventsOf(guessed, 'automatic-reset-requested')).toHaveLength(1);
    expect(await eventsOf(guessed, 'reset-requested')).toHaveLength(1);
    expect((await service.credential(guessed.mailboxId))?.failedAttempts).toBe(15);
  });

  it('cause no further automatic reset of a mailbox that is reset meanwhile (P9)', async () => {
    const policy = { maxLogonAttempts: 999, logonFailuresBeforePinReset: 3 };
    const owner = await service.aMailbox({ policy });
    await service.setPin(owner, '482915');
    const guess = async () => {
      for (let n = 0; n < 9; n += 1) await tryPin(service, owner, wrongPin);
    };
    const guesses = guess();
    for (let n = 0; n < 3; n += 1) expectReset(await resetPin(server(n), owner));
    await guesses;
    const failed = await eventsOf(owner, 'sign-in-failed');
    const crossings = failed.filter(({ detail }) => /^denied, [369] in a row$/.test(detail ?? ''));
    const automatic = await eventsOf(owner, 'automatic-reset-requested');
    expect(automatic.length).toBeLessThanOrEqual(crossings.length);
  });
});

describe('the limits on resets of two instances', () => {
  const perMailbox = 2;
  const perCaller = 5;

  beforeAll(() =>
    startBoth({
      RESETS_PER_MAILBOX_PER_HOUR: String(perMailbox),
      RESETS_PER_CALLER_PER_HOUR: String(perCaller),
    }),
  );
  afterAll(stopBoth);

  it('let a mailbox have exactly its resets, however many calls there are', async () => {
    const owner = await service.aMailbox();
    // A wave has one reset at least, and more if some of its calls come after the end of the first.
    for (let wave = 0; wave < perMailbox; wave += 1) {
      const answers = await resetAll(everyTime(callers, owner));
      for (const answer of answers) expectResetOrBusy(answer);
    }
    const last = await resetAll(everyTime(callers, owner));
    for (const answer of last) expectFault(answer, 'ErrorServerBusy');
    expect(mailsTo(owner)).toHaveLength(perMailbox);
    expect(await service.verifies(mailsTo(owner).at(-1)?.pin, owner)).toBe(true);
  });

  it('hold for each of many mailboxes in one batch', async () => {
    const owners = await manyMailboxes(callers / 2);
    await service.db.dataSource.query(
      `INSERT INTO audit_events (event, actor, source, mailbox_id, reset_id)
       SELECT 'reset-requested', 'an owner', '192.0.2.1', mailbox, gen_random_uuid()
       FROM unnest($1::uuid[]) mailbox, generate_series(2, $2)`,
      [owners.map(({ mailboxId }) => mailboxId), perMailbox],
    );
    (await resetAll(owners)).forEach(expectReset);
    for (const answer of await resetAll(owners)) expectFault(answer, 'ErrorServerBusy');
    for (const owner of owners) expect(mailsTo(owner)).toHaveLength(1);
  });

  it('let a caller who acts for others have exactly its resets', async () => {
    const helpdesk = await service.aMailbox();
    await service.db.dataSource.query(
      `UPDATE accounts SET roles = '{ApplicationImpersonation}' WHERE login = $1`,
      [helpdesk.login],
    );
    const owners = await manyMailboxes(callers);
    const answers = await times(callers, (n) => {
      const sid = `<t:SmtpAddress>${owners[n]?.address ?? ''}</t:SmtpAddress>`;
      return resetPin(server(n), helpdesk, {
        headers:
          `<t:ExchangeImpersonation xmlns:t="${types}">` +
          `<t:ConnectingSID>${sid}</t:ConnectingSID></t:ExchangeImpersonation>`,
      });
    });
    for (const answer of answers) expectResetOrBusy(answer);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(perCaller);
    expect(owners.flatMap((owner) => mailsTo(owner))).toHaveLength(perCaller);
  });
});

function expectResetOrBusy(answer: Response): void {
  if (answer.status === 200) expectReset(answer);
  else expectFault(answer, 'ErrorServerBusy');
}
