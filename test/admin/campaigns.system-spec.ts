import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { AuditEvent } from '../../src/audit/audit-event.entity.js';
import type { CampaignOutcome } from '../../src/campaigns/campaign-outcome.js';
import {
  CampaignReports,
  type CampaignReport,
} from '../../src/campaigns/admin/campaign-reports.service.js';
import { openServices, type Services } from '../../src/cli/admin/open-services.js';
import { loadSettings } from '../../src/cli/admin/settings.js';
import { Metrics } from '../../src/metrics/metrics.js';
import { PinReturn } from '../../src/pin-reset/pin-return.js';
import { administrator } from '../support/administration.js';
import { TestService } from '../support/app.js';
import { AuditParts } from '../support/audit.js';
import { storeCampaign } from '../support/campaigns.js';
import { done, misused, refused, runCommand } from '../support/command.js';
import type { TestMailbox } from '../support/mailboxes.js';
import { testSettings } from '../support/settings.js';
import { silence } from '../support/smtp-sink.js';
import { expectReset, resetPin } from '../support/soap.js';

let service: TestService;
let settings: Record<string, string>;
/** Those of the command, which takes longer to start than they take to answer. */
let services: Services;

/** Of tests that wait for the service's own pace. */
const patience = { timeout: 15_000, interval: 50 };

/** Nothing of a campaign is bounded by it. */
const fast = 6_000;

beforeAll(async () => {
  service = await TestService.start({ RESETS_PER_MAILBOX_PER_HOUR: '2' });
  settings = testSettings(service.db.url, service.smtp.url);
  services = await openServices(loadSettings(settings));
});
afterAll(async () => {
  await services.close();
  await service.stop();
});
afterEach(async () => {
  service.smtp.wellAgain();
  // Nothing of one test goes on in the next.
  const running = "UPDATE campaigns SET state = 'cancelled' WHERE state IN ('running', 'paused')";
  await service.db.dataSource.query(running);
  const waiting = async () => {
    const rows = await service.db.dataSource.query<unknown[]>('SELECT FROM outbox');
    return rows.length;
  };
  await service.db.dataSource.query('UPDATE outbox SET due_at = now()');
  await expect.poll(waiting, patience).toBe(0);
});

const run = (line: string, input: string | Buffer = '') => runCommand(line, settings, input);

const listOf = (owners: readonly TestMailbox[]) => owners.map(({ address }) => address).join('\n');

/** Mailboxes in the order in which a campaign takes them. */
async function owners(count: number): Promise<TestMailbox[]> {
  const made = await Promise.all(Array.from({ length: count }, () => service.aMailbox()));
  return made.sort((a, b) => (a.mailboxId < b.mailboxId ? -1 : 1));
}

/** @returns its id */
async function start(chosen: readonly TestMailbox[], options = `--rate ${fast}`): Promise<number> {
  const { output, errors } = await run(`campaign start --file - ${options} --json`, listOf(chosen));
  expect(errors).toBe('');
  return (JSON.parse(output) as { id: number }).id;
}

const report = (id: number): Promise<CampaignReport> =>
  services.get(CampaignReports).report(id, { everyone: true });

async function outcomes(id: number, of: readonly TestMailbox[]) {
  const { rows } = await report(id);
  return of.map(({ address }) => rows.find((row) => row.address === address)?.outcome);
}

const becomes = (id: number, of: readonly TestMailbox[], expected: readonly CampaignOutcome[]) =>
  expect.poll(() => outcomes(id, of), patience).toEqual(expected);

const stateBecomes = (id: number, state: string) =>
  expect.poll(async () => (await report(id)).state, patience).toBe(state);

/** Lets a slow campaign go on with full speed. */
const hurry = (id: number) =>
  service.db.dataSource.query(
    `UPDATE campaigns SET per_minute = ${fast}, next_at = now() WHERE id = $1`,
    [id],
  );

/** A campaign that has reset the first mailbox, and comes to the others in a minute. */
async function slowStart(chosen: readonly TestMailbox[], options = ''): Promise<number> {
  const id = await start(chosen, `--rate 1 ${options}`);
  await becomes(id, chosen.slice(0, 1), ['delivered']);
  return id;
}

/** The events of a campaign, and of its resets. */
const eventsAbout = async (campaign: number) => {
  const events = await service.db.dataSource.manager.find(AuditEvent, { order: { at: 'ASC' } });
  const name = new RegExp(`\\bcampaign ${campaign}\\b`);
  return events.filter(({ detail }) => name.test(detail ?? ''));
};

const hashes = async () => {
  const { registry } = service.app.get(Metrics, { strict: false });
  const text = await registry.getSingleMetricAsString('umpin_hash_seconds');
  return Number(/umpin_hash_seconds_count (\d+)/.exec(text)?.[1]);
};

describe('a campaign', () => {
  it('resets each of its mailboxes with one mail and one hash, and says so in the audit (P12)', async () => {
    const chosen = await owners(10);
    const [stranger] = await owners(1);
    const before = await hashes();
    const id = await start(chosen);
    await stateBecomes(id, 'done');
    await becomes(
      id,
      chosen,
      chosen.map(() => 'delivered' as const),
    );
    expect((await hashes()) - before).toBe(chosen.length);
    for (const owner of chosen) {
      const [mail, ...more] = service.smtp.to(owner.address);
      expect(more).toEqual([]);
      expect(await service.verifies(mail?.pin, owner)).toBe(true);
      expect(await service.eventsOf(owner)).toMatchObject([
        { event: 'reset-requested', actor: 'umpin', detail: `campaign ${id}` },
        { event: 'reset-delivered' },
      ]);
    }
    expect(service.smtp.to(stranger?.address ?? '')).toEqual([]);
    const about = await eventsAbout(id);
    expect(about.filter(({ mailboxId }) => mailboxId === null)).toMatchObject([
      {
        event: 'campaign-started',
        actor: expect.stringMatching(/^shell:/) as string,
        detail: `campaign ${id}: 10 mailboxes, a list of 10 addresses, ${fast} a minute`,
      },
      { event: 'campaign-done', actor: 'umpin', detail: `campaign ${id}` },
    ]);
    expect(await run(`campaign report ${id}`)).toEqual(
      done('10 of 10 reached, 0 not reached, 0 open.'),
    );
  });

  it('keeps to its rate', async () => {
    const chosen = await owners(3);
    const id = await slowStart(chosen);
    const rest = chosen.slice(1);
    expect(await outcomes(id, rest)).toEqual(['waiting', 'waiting']);
    const [row] = await service.db.dataSource.query<{ seconds: number }[]>(
      `SELECT extract(epoch FROM next_at - now())::float8 AS seconds FROM campaigns WHERE id = $1`,
      [id],
    );
    expect(row?.seconds).toBeGreaterThan(40);
    expect(row?.seconds).toBeLessThan(60);
  });

  it('keeps to its rate together with another instance, and sends nobody two mails', async () => {
    const other = await service.another();
    try {
      const chosen = await owners(8);
      const id = await start(chosen, '--rate 120');
      await stateBecomes(id, 'done');
      await becomes(
        id,
        chosen,
        chosen.map(() => 'delivered' as const),
      );
      for (const { address } of chosen) expect(service.smtp.to(address)).toHaveLength(1);
      const resets = (await eventsAbout(id)).filter(({ event }) => event === 'reset-requested');
      expect(resets).toHaveLength(chosen.length);
      // What is late may be made up for within a second.
      const leastMs = (chosen.length - 1) * 500 - 1_000;
      expect(Number(resets.at(-1)?.at) - Number(resets[0]?.at)).toBeGreaterThan(leastMs - 100);
    } finally {
      await other.close();
    }
  });

  it('sends no second mail to owners who have got or chosen a PIN since it was started (P5)', async () => {
    const chosen = await owners(3);
    const [, reset, changed] = chosen as [TestMailbox, TestMailbox, TestMailbox];
    const id = await slowStart(chosen);
    expectReset(await resetPin(service.server, reset));
    await service.setPin(changed, '482915');
    await hurry(id);
    await stateBecomes(id, 'done');
    expect(await outcomes(id, chosen)).toEqual(['delivered', 'joined', 'renewed']);
    expect(service.smtp.to(reset.address)).toHaveLength(1);
    expect(service.smtp.to(changed.address)).toEqual([]);
    expect(await service.verifies('482915', changed)).toBe(true);
  });

  it('replaces a PIN that was chosen meanwhile, if others know the PINs', async () => {
    const chosen = await owners(2);
    const [, changed] = chosen as [TestMailbox, TestMailbox];
    const id = await slowStart(chosen, '--reason compromised');
    await service.setPin(changed, '482915');
    await hurry(id);
    await becomes(id, chosen, ['delivered', 'delivered']);
    expect(await service.verifies('482915', changed)).toBe(false);
    // What was known to others never comes back (P13).
    expect(await service.credential(changed.mailboxId)).toMatchObject({
      suspect: true,
      previous: null,
    });
  });

  it('joins a pending reset, and makes one of its own if that is cancelled (P5)', async () => {
    const chosen = await owners(2);
    const [first, pending] = chosen as [TestMailbox, TestMailbox];
    const id = await slowStart(chosen);
    let cut: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (cut = resolve));
    service.smtp.atRecipient = async (address) => {
      if (address !== pending.address) return 'accept';
      await held;
      return { refuse: 451 };
    };
    const fault = resetPin(service.server, pending).then(({ status }) => status);
    await expect
      .poll(async () => (await service.credential(pending.mailboxId))?.stagedResetId, patience)
      .toBeTruthy();
    await hurry(id);
    const joined = async () => (await service.eventsOf(pending)).at(-1);
    await expect
      .poll(joined, patience)
      .toMatchObject({ event: 'reset-joined', detail: `campaign ${id}` });
    cut();
    expect(await fault).toBe(500);
    service.smtp.wellAgain();
    await becomes(id, chosen, ['delivered', 'delivered']);
    expect(service.smtp.to(pending.address)).toHaveLength(1);
    expect(service.smtp.to(first.address)).toHaveLength(1);
  });

  it('tells whom it has not reached, and why', async () => {
    const all = await owners(6);
    const [plain, gone, withoutUm, limited, refusing, bouncing] = all as [
      TestMailbox,
      TestMailbox,
      TestMailbox,
      TestMailbox,
      TestMailbox,
      TestMailbox,
    ];
    const { mailboxes } = service.administration;
    await mailboxes.set(withoutUm.address, { umEnabled: false }, administrator);
    expectReset(await resetPin(service.server, limited));
    expectReset(await resetPin(service.server, limited));
    service.smtp.atRecipient = (address) =>
      address === refusing.address ? { refuse: 550 } : 'accept';
    const id = await slowStart(all);
    await service.db.dataSource.query('DELETE FROM accounts WHERE mailbox_id = $1', [
      gone.mailboxId,
    ]);
    await service.db.dataSource.query('DELETE FROM mailboxes WHERE id = $1', [gone.mailboxId]);
    await hurry(id);
    await becomes(
      id,
      [plain, withoutUm, limited, refusing, bouncing],
      ['delivered', 'refused', 'waiting', 'undelivered', 'delivered'],
    );
    const { resetId: mailId } = (await service.eventsOf(bouncing)).at(-1) ?? {};
    await service.app
      .get(PinReturn, { strict: false })
      .reported({ mailId: mailId ?? '', action: 'failed', status: '5.1.1', replyCode: 550 });

    const { code, output } = await run(`campaign report ${id} --json`);
    expect(code).toBe(4);
    const told = (JSON.parse(output) as CampaignReport).rows.map(({ mailboxId, ...row }) => {
      return [mailboxId, { outcome: row.outcome, reason: row.reason }] as const;
    });
    const refusedMail = expect.stringMatching(/^refused \(.*550/) as string;
    expect(Object.fromEntries(told)).toEqual({
      [gone.mailboxId]: { outcome: 'refused', reason: 'MailboxNotFound' },
      [withoutUm.mailboxId]: { outcome: 'refused', reason: 'UmNotEnabled' },
      [limited.mailboxId]: { outcome: 'waiting', reason: 'TooManyResets' },
      [refusing.mailboxId]: { outcome: 'undelivered', reason: refusedMail },
      [bouncing.mailboxId]: { outcome: 'bounced', reason: '5.1.1 (550)' },
    });
    expect((await run(`campaign cancel ${id}`)).output).toBe(`Campaign ${id} is cancelled.\n`);
    const text = (await run(`campaign report ${id}`)).output;
    expect(text).toContain('1 of 6 reached, 5 not reached, 0 open.');
    expect(text).toMatch(
      new RegExp(`^${limited.address} +skipped +- +more resets are asked for than`, 'm'),
    );
    const csv = (await run(`campaign report ${id} --csv`)).output.split('\r\n');
    expect(csv[0]).toBe('address,mailboxId,outcome,reason,at');
    expect(csv.some((line) => line.startsWith(`,${gone.mailboxId},refused,`))).toBe(true);
  });

  it('stages nothing after a pause, goes on after it, and ends for good if it is cancelled', async () => {
    const chosen = await owners(20);
    const id = await start(chosen, '--rate 120');
    await expect.poll(() => service.smtp.mails.length, patience).toBeGreaterThan(0);
    expect(await run(`campaign pause ${id}`)).toEqual(done(`Campaign ${id} is paused.`));
    const recorded = async () => (await eventsAbout(id)).length;
    const then = await recorded();
    expect(then).toBeLessThan(chosen.length);
    // Another campaign has its turns meanwhile.
    const others = await owners(3);
    await stateBecomes(await start(others), 'done');
    expect(await recorded()).toBe(then);
    expect(await run(`campaign pause ${id}`)).toEqual(done(`Campaign ${id} is paused already.`));

    const again = await run('campaign start --file - --rate 60', listOf(chosen));
    expect(again.code).toBe(1);
    expect(again.errors).toMatch(
      new RegExp(`^umpin: \\d+ of these mailboxes wait in campaign ${id}: cancel it`),
    );
    expect(await run(`campaign resume ${id}`)).toEqual(done(`Campaign ${id} is running.`));
    // That it goes on is one more.
    await expect.poll(recorded, patience).toBeGreaterThan(then + 1);
    expect(await run(`campaign cancel ${id}`)).toEqual(done(`Campaign ${id} is cancelled.`));
    expect(await run(`campaign resume ${id}`)).toEqual(
      refused(`umpin: campaign ${id} is cancelled`),
    );
    const { outcomes: counts } = await report(id);
    expect(counts.waiting).toBe(0);
    expect(counts.skipped).toBeGreaterThan(0);
  });

  it('leaves half of the connections to others while its own mails hang', async () => {
    const chosen = await owners(8);
    const caller = await service.aMailbox();
    const hanging = new Set(chosen.map(({ address }) => address));
    service.smtp.atRecipient = (address) => (hanging.has(address) ? silence() : 'accept');
    const id = await start(chosen);
    await stateBecomes(id, 'done');
    const open = () => service.smtp.open;
    await expect.poll(open, patience).toBeGreaterThanOrEqual(5);
    const first = await service.aMailbox({ sendPin: true });
    expectReset(await resetPin(service.server, caller));
    await expect.poll(() => service.smtp.to(first.address).length, patience).toBe(1);
    expect(await outcomes(id, chosen)).toEqual(chosen.map(() => 'mailing'));
    // They are cut, and come again.
    service.smtp.wellAgain();
    await service.smtp.restart();
  });
});

describe('a campaign whose joined resets are no longer on record', () => {
  it('gives a PIN to the owners who have none of that reset, and ends', async () => {
    const [got, without] = (await owners(2)) as [TestMailbox, TestMailbox];
    expectReset(await resetPin(service.server, got));
    const [pin] = await service.db.dataSource.query<{ resetId: string }[]>(
      'SELECT reset_id AS "resetId" FROM pin_credentials WHERE mailbox_id = $1',
      [got.mailboxId],
    );
    await new AuditParts(service.db).attack(
      `DELETE FROM audit_events WHERE reset_id = '${pin?.resetId}'`,
    );
    const id = await storeCampaign(service.db, {
      state: 'running',
      mailboxes: [
        { ...got, resetId: pin?.resetId, joined: true },
        { ...without, resetId: randomUUID(), joined: true },
      ],
    });
    await hurry(id);
    await stateBecomes(id, 'done');
    await becomes(id, [got, without], ['unrecorded', 'delivered']);
    expect(service.smtp.to(got.address)).toHaveLength(1);
  });
});

describe('the mailboxes of a campaign', () => {
  const planned = async (options: string, input = '') => {
    const { output } = await run(`campaign start ${options} --rate 60 --dry-run --json`, input);
    return JSON.parse(output) as object;
  };

  it('are those to which every option applies; a dry run counts them and starts nothing', async () => {
    const policy = await service.aPolicy();
    const made = await Promise.all(
      ['one', 'two', 'three'].map((name) =>
        service.aMailbox({ address: `${name}@sales.example.com`, policy }),
      ),
    );
    const [one, two] = made as [TestMailbox, TestMailbox];
    await service.aMailbox({ address: 'four@sales.example.com', umEnabled: false });
    await service.setPin(one, '482915', { setAt: new Date(Date.now() - 91 * 86_400_000) });
    await service.setPin(two, '482915', { setAt: new Date(Date.now() - 89 * 86_400_000) });
    await service.db.dataSource.query(
      'UPDATE pin_credentials SET locked_at = now() WHERE mailbox_id = $1',
      [two.mailboxId],
    );
    const before = (await run('campaign list')).output;
    expect(await planned('--address *@SALES.example.com')).toEqual({
      id: null,
      mailboxes: 4,
      withoutUm: 1,
      locked: 1,
      firstPinWanted: 0,
      unknown: [],
      selection: 'address *@SALES.example.com',
    });
    expect(await planned(`--policy ${policy}`)).toMatchObject({ mailboxes: 3, withoutUm: 0 });
    await service.db.dataSource.query(
      'UPDATE pin_policies SET reset_unlocks = true WHERE name = $1',
      [policy],
    );
    expect(await planned(`--policy ${policy}`)).toMatchObject({ locked: 0 });
    expect(await planned(`--policy ${policy} --older-than 90`)).toMatchObject({
      mailboxes: 1,
      selection: `policy ${policy}, PINs older than 90 days`,
    });
    expect(await planned(`--policy ${policy} --file -`, `ONE@sales.example.com\n`)).toMatchObject({
      mailboxes: 1,
    });
    expect(await planned('--address one@sales.example.com')).toMatchObject({
      selection: 'one address',
    });
    expect(await planned('--all')).toMatchObject({ selection: 'all mailboxes' });
    expect((await run('campaign list')).output).toBe(before);
    expect(await run('campaign start --address *@sales.example.com --rate 2 --dry-run')).toEqual(
      done(
        'Nothing was started. 4 mailboxes (address *@sales.example.com), in about 2 minutes.\n' +
          '1 of them have no UM, and will get no PIN.',
      ),
    );
  });

  it('do not include those whose first PIN is on its way', async () => {
    const [owner] = await owners(1);
    await service.db.dataSource.query(
      // As if the service was slow with first PINs.
      `UPDATE mailboxes SET first_pin_wanted_at = now() + interval '1 hour' WHERE id = $1`,
      [owner?.mailboxId],
    );
    const hold = service.db.dataSource.createQueryRunner();
    await hold.startTransaction();
    await hold.query('SELECT FROM mailboxes WHERE id = $1 FOR UPDATE', [owner?.mailboxId]);
    try {
      const other = await service.aMailbox();
      const list = `${owner?.address}\n${other.address}`;
      expect(await planned('--file -', list)).toMatchObject({ mailboxes: 1, firstPinWanted: 1 });
    } finally {
      await hold.rollbackTransaction();
      await hold.release();
    }
  });

  it('are all there, or the list is refused; unknown addresses may be left out', async () => {
    const [owner] = await owners(1);
    const list = `${owner?.address}\n\n# those of Sales\nnobody@example.com\n`;
    expect(await run('campaign start --file - --rate 60', list)).toEqual(
      refused('umpin: there is no mailbox "nobody@example.com"'),
    );
    expect(await planned('--file - --skip-unknown', list)).toMatchObject({
      mailboxes: 1,
      unknown: ['nobody@example.com'],
    });
  });
});

describe('the commands of campaigns', () => {
  it.each([
    [
      'campaign start --rate 60',
      'Which mailboxes? --policy, --address, --file or --older-than, or --all.',
    ],
    [
      'campaign start --all --policy Default --rate 60',
      'Which mailboxes? --policy, --address, --file or --older-than, or --all.',
    ],
    ['campaign start --all', '--rate takes the mails in a minute, 1 to 6000.'],
    ['campaign start --all --rate 6001', '--rate takes the mails in a minute, 1 to 6000.'],
    ['campaign start --older-than x --rate 60', '--older-than takes days.'],
    ['campaign start --all --rate 60 --reason boredom', '--reason takes compromised.'],
    ['campaign status newest', 'A campaign has a number, which campaign list shows.'],
  ])('refuse %s', async (line, problem) => {
    expect(await run(line)).toEqual(misused(problem));
  });

  it('refuse campaigns that do not exist, and selections that cannot have a mailbox', async () => {
    expect(await run('campaign pause 999')).toEqual(refused('umpin: there is no campaign 999'));
    expect(await run('campaign report 999')).toEqual(refused('umpin: there is no campaign 999'));
    expect(await run('campaign start --policy nowhere --rate 60')).toEqual(
      refused('umpin: there is no policy "nowhere"'),
    );
    // Longer ago than the database has times for.
    expect(await run('campaign start --older-than 999999999 --rate 60')).toEqual(
      refused('umpin: the age must be 1 to 36500 days'),
    );
  });

  it('follow a campaign until its last mail is delivered', async () => {
    const chosen = await owners(2);
    const id = await start(chosen);
    const { code, output, errors } = await run(`campaign status ${id} --watch`);
    expect(code).toBe(0);
    expect(output).toMatch(/^State +done$/m);
    expect(output).toMatch(/^Delivered +2$/m);
    expect(errors.trimEnd().split('\n').at(-1)).toBe('2 of 2 reached, 0 not reached, 0 open.');
    expect((await run('campaign status')).output).toBe(output);
    expect((await run('campaign list')).output).toMatch(
      new RegExp(`^${id} +done +\\S+ +shell:\\S+ +2 +2 +0 +0$`, 'm'),
    );
    const status = JSON.parse((await run(`campaign status ${id} --json`)).output) as object;
    expect(status).toMatchObject({
      id,
      state: 'done',
      compromised: false,
      perMinute: fast,
      mailboxes: 2,
      outcomes: { delivered: 2, waiting: 0, mailing: 0, bounced: 0 },
    });
  });
});

it('the page about campaigns has commands that work as written', async () => {
  const page = readFileSync(new URL('../../docs/operate/campaign.md', import.meta.url), 'utf8');
  const owner = await service.aMailbox();
  const folder = mkdtempSync(join(tmpdir(), 'umpin-campaign-'));
  try {
    writeFileSync(join(folder, 'addresses.txt'), `${owner.address}\n`);
    await service.setPin(owner, '482915', {
      setAt: new Date(Date.now() - 91 * 86_400_000),
    });
    const lines = [...page.matchAll(/^```sh.*\n([^`]+)```$/gm)].flatMap(([, block = '']) =>
      block.trim().split('\n'),
    );
    let id = 0;
    for (const written of lines) {
      const line = written
        .replaceAll("'", '')
        .replace('addresses.txt', join(folder, 'addresses.txt'))
        .replace(/(pause|resume) 1$/, (_, verb: string) => `${verb} ${id}`)
        // It would be followed for minutes.
        .replace(' --watch', '')
        .replace(/^umpin /, '');
      const { code, output, errors } = await run(line);
      expect(errors, written).toBe('');
      // Owners whose turn has not come are findings of the report.
      expect(code, written).toBe(line.startsWith('campaign report') ? 4 : 0);
      id = Number(/^Started campaign (\d+)/.exec(output)?.[1] ?? id);
    }
    expect(lines.length).toBeGreaterThan(8);
    expect(id).toBeGreaterThan(0);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
