import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuditSearch, type AuditPageQuery } from '../../src/audit/admin/audit-search.service.js';
import { AuditLog, type Subject } from '../../src/audit/audit-log.js';
import type { AuditedEvent } from '../../src/audit/audit-event.entity.js';
import { runUmpin } from '../../src/cli/admin/umpin.js';
import { MailboxDirectory } from '../../src/credentials/mailbox-directory.repository.js';
import { done, misused, runCommand } from '../support/command.js';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { Mailboxes, type TestMailbox } from '../support/mailboxes.js';
import { idle } from '../support/pace.js';
import { testSettings } from '../support/settings.js';

let db: TestDatabase;
let search: AuditSearch;
let alice: TestMailbox;
let bob: TestMailbox;
let settings: Record<string, string>;

const everyone = { kind: 'everyone' } as const;
const removed = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff';

beforeAll(async () => {
  db = await aDatabase();
  settings = testSettings(db.url, 'smtp://127.0.0.1:1');
  search = new AuditSearch(db.database, new MailboxDirectory(db.database, idle));
  const mailboxes = new Mailboxes(db.dataSource);
  const account = false;
  alice = await mailboxes.aMailbox({ address: 'alice@example.com', account });
  const policy = await mailboxes.aPolicy({}, 'Branch');
  bob = await mailboxes.aMailbox({ address: 'bob@example.com', account, policy });
  // Longer ago than what arranging has recorded.
  for (let day = 1; day <= 5; day += 1) {
    await recordAt(`2026-01-0${day}T09:00:00.00000${day}Z`, 'Portal', alice.mailboxId);
    await recordAt(`2026-01-0${day}T10:00:00Z`, 'pbx', bob.mailboxId, 'signed-in');
  }
  await recordAt('2026-01-06T09:00:00Z', 'pbx', removed, 'sign-in-failed');
});
afterAll(() => db.drop());

/** Records an event as the service does, and says that it was then. */
async function recordAt(
  at: string,
  actor: string,
  mailboxId: string,
  event: AuditedEvent = 'reset-requested',
  about: Subject = {},
) {
  const by = { actor, source: '192.0.2.7', requestId: 'r-1' };
  await db.dataSource.transaction(async (tx) => {
    // The clock of the session: `now()` of an event cannot be given.
    await tx.query(`ALTER TABLE audit_events ALTER at SET DEFAULT '${at}'`);
    await new AuditLog(db.database).record(tx, event, by, { mailboxId, ...about });
    await tx.query('ALTER TABLE audit_events ALTER at SET DEFAULT now()');
  });
}

const before = new Date('2026-01-31');
const page = (query: Partial<AuditPageQuery>) =>
  search.page({ limit: 100, scope: everyone, until: before, ...query });
const times = async (query: Partial<AuditPageQuery>) =>
  (await page(query)).events.map(({ at }) => at.slice(5, 13));

describe('a search of the audit', () => {
  it('finds the events of a mailbox, the newest first', async () => {
    const wanted = ['01-05T09', '01-04T09', '01-03T09', '01-02T09', '01-01T09'];
    expect(await times({ mailbox: 'ALICE@example.com' })).toEqual(wanted);
    expect(await times({ mailbox: alice.mailboxId })).toEqual(wanted);
    expect(await times({ mailbox: alice.mailboxId, order: 'oldest' })).toEqual(wanted.reverse());
  });

  it('shows everything that is on record, and the present address', async () => {
    const { events } = await page({ mailbox: alice.mailboxId, limit: 1 });
    expect(events).toEqual([
      expect.objectContaining({
        at: '2026-01-05T09:00:00.000005Z',
        event: 'reset-requested',
        actor: 'Portal',
        mailboxId: alice.mailboxId,
        mailbox: 'alice@example.com',
        resetId: null,
        source: '192.0.2.7',
        requestId: 'r-1',
        detail: null,
        seq: expect.stringMatching(/^\d+$/) as string,
        hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      }),
    ]);
  });

  it('finds events by caller in any case, by kind, and by time', async () => {
    expect(await times({ actor: 'portal', since: new Date('2026-01-05') })).toEqual(['01-05T09']);
    expect(await times({ actor: 'porta' })).toEqual([]);
    expect(await times({ events: ['sign-in-failed'] })).toEqual(['01-06T09']);
    const until = new Date('2026-01-02T10:00:00Z');
    expect(await times({ events: ['signed-in', 'sign-in-failed'], until })).toEqual(['01-01T10']);
  });

  it('still finds a mailbox that was removed by its id, with no address', async () => {
    const { events } = await page({ mailbox: removed });
    expect(events).toMatchObject([{ mailboxId: removed, mailbox: null }]);
    await expect(page({ mailbox: 'carol@example.com' })).rejects.toThrow(
      'there is no mailbox "carol@example.com"',
    );
  });

  it('shows events of one transaction in their order', async () => {
    const kinds = ['sign-in-failed', 'mailbox-locked', 'automatic-reset-requested'] as const;
    await db.dataSource.transaction(async (tx) => {
      for (const kind of kinds) {
        await new AuditLog(db.database).record(tx, kind, { actor: 'pbx' }, bob);
      }
    });
    const { events } = await search.page({ mailbox: bob.address, scope: everyone, limit: 3 });
    expect(events.map(({ event }) => event)).toEqual([...kinds].reverse());
    expect(new Set(events.map(({ at }) => at)).size).toBe(1);
  });

  it.each(['newest', 'oldest'] as const)(
    'pages through all events once, the %s first, though some have the same time',
    async (order) => {
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const { events, next } = await search.page({ limit: 3, scope: everyone, order, after });
        seen.push(...events.map(({ id }) => id));
        after = next;
      } while (after !== undefined);
      const [{ count } = { count: 0 }] = await db.database.rows<{ count: number }>(
        'SELECT count(*)::int AS count FROM audit_events',
        [],
      );
      expect(seen).toHaveLength(count);
      expect(new Set(seen).size).toBe(count);
    },
  );

  it.each([
    "x' OR 1=1",
    '2026-13-01T09:00:00.000000Z_1_6f9619ff-8b86-4d01-b42d-00cf4fc964ff',
    '2026-02-30T09:00:00.000000Z_1_6f9619ff-8b86-4d01-b42d-00cf4fc964ff',
    '0000-01-01T09:00:00.000000Z_1_6f9619ff-8b86-4d01-b42d-00cf4fc964ff',
    '2026-01-01T09:00:00.000000Z_x_6f9619ff-8b86-4d01-b42d-00cf4fc964ff',
  ])('refuses the end of a page %s, which is none', async (after) => {
    await expect(page({ after })).rejects.toThrow('not the end of a page');
  });

  it.each([
    { scope: { kind: 'policy', policy: 'branch' } as const },
    { scope: { kind: 'address', pattern: 'b*@example.com' } as const },
  ])('shows to the scope $scope.kind the events of its mailboxes alone', async ({ scope }) => {
    const { events, next } = await search.page({ scope, limit: 100 });
    expect(new Set(events.map(({ mailbox }) => mailbox))).toEqual(new Set([bob.address]));
    expect(events.length).toBeGreaterThanOrEqual(5);
    expect(next).toBeUndefined();
    for (const mailbox of [alice.address, alice.mailboxId, removed]) {
      await expect(page({ mailbox, scope })).rejects.toThrow('there is no mailbox');
    }
    let exported = 0;
    for await (const { mailbox } of search.all({ scope })) {
      expect(mailbox).toBe(bob.address);
      exported += 1;
    }
    expect(exported).toBe(events.length);
  });
});

describe('umpin audit', () => {
  const run = (line: string) => runCommand(line, settings);

  it('lists events for people', async () => {
    const { output } = await run(`audit list --mailbox ${alice.address} --until 2026-01-03`);
    expect(output.replaceAll(/ {2,}/g, '  ')).toBe(
      'TIME  EVENT  MAILBOX  ACTOR  SOURCE  DETAIL\n' +
        '2026-01-02T09:00:00Z  reset-requested  alice@example.com  Portal  192.0.2.7  -\n' +
        '2026-01-01T09:00:00Z  reset-requested  alice@example.com  Portal  192.0.2.7  -\n',
    );
  });

  it('lists events for programs, in the shape of docs/operate/audit.md', async () => {
    const { output } = await run(
      'audit list --actor PBX --event sign-in-failed --until 2026-02-01 --json',
    );
    const [event] = JSON.parse(output) as Record<string, unknown>[];
    expect(event).toMatchObject({ at: '2026-01-06T09:00:00.000000Z', mailboxId: removed });
    expect(Object.keys(event ?? {}).sort()).toEqual(
      'actor at detail event hash id mailbox mailboxId requestId resetId seq source'.split(' '),
    );
  });

  it('says that there are more events than it lists', async () => {
    const { code, output, errors } = await run('audit list --limit 1');
    expect({ code, lines: output.trim().split('\n').length }).toEqual({ code: 0, lines: 2 });
    expect(errors).toBe('There are more: --limit, or umpin audit export, shows them.\n');
    expect((await run('audit list --limit 10000')).errors).toBe('');
  });

  it('exports events as JSON, one a line, the oldest first', async () => {
    const { output } = await run('audit export --until 2026-01-02');
    expect(output.split('\n').map((line) => line && (JSON.parse(line) as unknown))).toEqual([
      expect.objectContaining({ event: 'reset-requested', mailbox: alice.address }),
      expect.objectContaining({ event: 'signed-in', mailbox: bob.address }),
      '',
    ]);
    expect(await run('audit export --until 2020-01-01')).toEqual({
      ...done(''),
      output: '',
    });
  });

  it('refuses what it does not know', async () => {
    expect(await run('audit list --event reset')).toEqual(
      misused('--event takes one of the names in umpin audit list --help.'),
    );
    expect(await run('audit list --limit 0')).toEqual(
      misused('--limit takes a number from 1 to 10000.'),
    );
    expect((await run('audit list --since tomorrow')).errors).toContain('--since takes a time');
    expect((await run('audit list --help')).output).toContain('\n  pin-changed ');
  });

  it('reads no further than its reader, and stops when that has left', async () => {
    await db.dataSource.query(
      `INSERT INTO audit_events (at, event, actor, detail)
       SELECT timestamptz '2025-01-01' + n * interval '1 second', 'signed-in', 'pbx', repeat('x', 500)
       FROM generate_series(1, 5000) n`,
    );
    const output = new PassThrough();
    const terminal = { input: new PassThrough(), output, errors: new PassThrough() };
    const ended = runUmpin(['audit', 'export', '--until', '2025-02-01'], terminal, settings);
    await expect.poll(() => output.writableNeedDrain).toBe(true);
    expect(output.readableLength + output.writableLength).toBeLessThan(100_000);
    output.destroy();
    expect(await ended).toBe(0);

    const all = await runCommand('audit export --until 2025-02-01', settings);
    expect(all.output.trim().split('\n')).toHaveLength(5_000);
  });
});
