import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { AuditRoots } from '../../src/audit/seal/audit-roots.js';
import { TestService } from '../support/app.js';
import { expectFault, expectReset, post, resetPin } from '../support/soap.js';

/** One number of a scrape; undefined if it is missing. */
function valueOf(scrape: string, series: string): number | undefined {
  const line = scrape.split('\n').find((each) => each.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length + 1));
}

describe('/metrics', () => {
  let service: TestService;
  let folder: string;
  let rootFile: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'umpin-roots-'));
    rootFile = join(folder, 'roots.jsonl');
    service = await TestService.start({
      METRICS: 'true',
      REPLY_DEADLINE_SECONDS: '2',
      AUDIT_ROOT_FILE: rootFile,
    });
  });
  afterEach(() => service.smtp.wellAgain());
  afterAll(async () => {
    await service.stop();
    rmSync(folder, { recursive: true });
  });

  const scrape = async () => (await request(service.server).get('/metrics').expect(200)).text;

  /** By how much each of these series moves while something happens. */
  const movesOf = async (work: () => Promise<unknown>, series: readonly string[]) => {
    const before = await scrape();
    await work();
    const after = await scrape();
    return series.map((name) => (valueOf(after, name) ?? 0) - (valueOf(before, name) ?? 0));
  };

  it('counts and times a reset, its mail, its login and its hashes', async () => {
    const owner = await service.aMailbox();
    const moves = await movesOf(
      async () => expectReset(await resetPin(service.server, owner)),
      [
        'umpin_resets_total{outcome="delivered"}',
        'umpin_reset_seconds_count',
        'umpin_mail_attempts_total{outcome="delivered"}',
        'umpin_mail_delivery_seconds_count',
        'umpin_logins_total{outcome="accepted"}',
        'umpin_hash_seconds_count',
        'umpin_resets_total{outcome="joined"}',
      ],
    );
    // Two hashes: the password's and the PIN's.
    expect(moves).toEqual([1, 1, 1, 1, 1, 2, 0]);
  });

  it('counts joined resets apart from those with a mail of their own', async () => {
    const owner = await service.aMailbox();
    const [delivered, joined, mails] = await movesOf(async () => {
      const answers = Array.from({ length: 5 }, () => resetPin(service.server, owner));
      (await Promise.all(answers)).forEach(expectReset);
    }, [
      'umpin_resets_total{outcome="delivered"}',
      'umpin_resets_total{outcome="joined"}',
      'umpin_mail_attempts_total{outcome="delivered"}',
    ]);
    expect([delivered, joined, mails]).toEqual([1, 4, 1]);
  });

  it('counts resets that are refused, by reason, and their faults by code', async () => {
    const owner = await service.aMailbox();
    const outsider = await service.aMailbox({ umEnabled: false });
    const moves = await movesOf(async () => {
      service.smtp.atRecipient = () => ({ refuse: 550 });
      expectFault(
        await resetPin(service.server, owner),
        'ErrorInternalServerError',
        'NotificationFailedException',
      );
      await resetPin(service.server, outsider);
      await post(service.server, '<nonsense', owner);
    }, [
      'umpin_resets_total{outcome="mail_refused"}',
      'umpin_mail_attempts_total{outcome="refused"}',
      'umpin_resets_total{outcome="um_not_enabled"}',
      'umpin_soap_faults_total{code="ErrorInternalServerError"}',
      'umpin_soap_faults_total{code="ErrorUserNotUnifiedMessagingEnabled"}',
      'umpin_soap_faults_total{code="ErrorInvalidRequest"}',
      'umpin_reset_seconds_count',
    ]);
    expect(moves).toEqual([1, 1, 1, 1, 1, 1, 0]);
  });

  it('counts wrong credentials and requests without credentials', async () => {
    const owner = await service.aMailbox();
    const moves = await movesOf(async () => {
      await resetPin(service.server, { ...owner, password: 'wrong' });
      await resetPin(service.server, { login: 'nobody@example.com', password: 'wrong' });
      await post(service.server, '');
    }, [
      'umpin_logins_total{outcome="wrong"}',
      'umpin_logins_total{outcome="none"}',
      'umpin_logins_total{outcome="accepted"}',
      'umpin_soap_faults_total{code="ErrorAccessDenied"}',
    ]);
    expect(moves).toEqual([2, 1, 0, 3]);
  });

  it('reports waiting mail, queues and connections', async () => {
    const owner = await service.aMailbox();
    let accept: () => void = () => undefined;
    service.smtp.atEnd = () => new Promise((resolve) => (accept = () => resolve('accept')));
    const before = service.smtp.finalDots;
    const reset = resetPin(service.server, owner).then(expectReset);
    await expect.poll(() => service.smtp.finalDots).toBe(before + 1);
    const during = await scrape();
    expect(valueOf(during, 'umpin_outbox_mails')).toBe(1);
    expect(valueOf(during, 'umpin_outbox_oldest_seconds')).toBeGreaterThan(0);
    accept();
    await reset;
    const after = await scrape();
    expect(valueOf(after, 'umpin_outbox_mails')).toBe(0);
    expect(valueOf(after, 'umpin_outbox_oldest_seconds')).toBe(0);
    expect(valueOf(after, 'umpin_queue_length{queue="hash"}')).toBe(0);
    expect(valueOf(after, 'umpin_queue_length{queue="staging"}')).toBe(0);
    expect(valueOf(after, 'umpin_queue_limit{queue="hash"}')).toBe(100);
    expect(valueOf(after, 'umpin_database_pool_connections{state="idle"}')).toBeGreaterThan(0);
    expect(valueOf(after, 'umpin_database_pool_waiting')).toBe(0);
    expect(valueOf(after, 'umpin_database_pool_limit')).toBe(10);
  });

  it('shows the newest root of the audit in five numbers, and what it does not cover yet', async () => {
    const owner = await service.aMailbox();
    await resetPin(service.server, owner).then(expectReset);
    const roots = new AuditRoots(service.db.database);
    await expect.poll(() => roots.state()).toMatchObject({ unsealed: 0 });
    const newest = await roots.newest();
    const told = await scrape();
    const digits = [1, 2, 3, 4, 5].map((part) =>
      (valueOf(told, `umpin_audit_root{part="${part}"}`) ?? 0)
        .toString(16)
        .padStart(part === 5 ? 12 : 13, '0'),
    );
    expect(digits.join('')).toBe(newest?.root.toString('hex'));
    expect(valueOf(told, 'umpin_audit_root_size')).toBe(newest?.size);
    expect(valueOf(told, 'umpin_audit_root_timestamp_seconds')).toBeGreaterThan(1_700_000_000);
    expect(valueOf(told, 'umpin_audit_unsealed_events')).toBe(0);
  });

  it('tells of a database that was set back until people move AUDIT_ROOT_FILE away', async () => {
    await expect.poll(() => existsSync(rootFile)).toBe(true);
    expect(valueOf(await scrape(), 'umpin_audit_set_back')).toBe(0);
    const line = JSON.parse(
      readFileSync(rootFile, 'utf8').trim().split('\n').at(-1) ?? '',
    ) as object;
    writeFileSync(rootFile, `${JSON.stringify({ ...line, lost: `9:${'0'.repeat(64)}` })}\n`);
    expect(valueOf(await scrape(), 'umpin_audit_set_back')).toBe(1);
    renameSync(rootFile, `${rootFile}.set-back`);
    expect(valueOf(await scrape(), 'umpin_audit_set_back')).toBe(0);
  });

  it('tells of an AUDIT_ROOT_FILE that cannot be used', async () => {
    expect(valueOf(await scrape(), 'umpin_audit_root_file_failing')).toBe(0);
    renameSync(folder, `${folder}.away`);
    writeFileSync(folder, '');
    const told = await scrape();
    expect(valueOf(told, 'umpin_audit_root_file_failing')).toBe(1);
    expect(valueOf(told, 'umpin_audit_set_back')).toBeUndefined();
    rmSync(folder);
    renameSync(`${folder}.away`, folder);
    expect(valueOf(await scrape(), 'umpin_audit_root_file_failing')).toBe(0);
  });

  it('answers without the gauges of the database while the database is down', async () => {
    await service.db.away();
    try {
      const told = await scrape();
      expect(valueOf(told, 'umpin_database_up')).toBe(0);
      expect(valueOf(told, 'umpin_outbox_mails')).toBeUndefined();
      expect(valueOf(told, 'umpin_outbox_oldest_seconds')).toBeUndefined();
      expect(valueOf(told, 'umpin_resets_total{outcome="delivered"}')).toBeDefined();
    } finally {
      await service.db.back();
    }
    await expect.poll(async () => valueOf(await scrape(), 'umpin_database_up')).toBe(1);
  });

  it('holds no PIN, login, address, mailbox or password (P6)', async () => {
    const owner = await service.aMailbox();
    expectReset(await resetPin(service.server, owner));
    const told = await scrape();
    const pin = service.smtp.to(owner.address).at(-1)?.pin ?? 'none';
    // Numbers may hold any digits; names and labels may not.
    const names = told.replaceAll(/ [-+0-9.eE]+$/gm, '');
    for (const secret of [owner.address, owner.mailboxId, owner.password, pin]) {
      expect(names).not.toContain(secret);
    }
    expect(names).not.toContain('@');
    const own = told.split('\n').filter((line) => line.startsWith('umpin_'));
    for (const line of own) {
      expect(line).toMatch(
        /^[a-z_]+(\{(outcome|class|code|destination|queue|state|le|part)="[A-Za-z_0-9.+]+"\})? \S+$/,
      );
    }
  });

  it('has every name that the dashboard, the alerts and the documentation use', async () => {
    const told = await scrape();
    const names = new Set(
      [...told.matchAll(/^# TYPE (\S+) (\S+)$/gm)].flatMap(([, name = '', type]) => {
        const parts = type === 'histogram' ? ['_bucket', '_sum', '_count'] : [];
        return [name, ...parts.map((part) => name + part)];
      }),
    );
    for (const file of [
      'deploy/grafana/umpin.json',
      'deploy/prometheus/alerts.yml',
      'docs/metrics.md',
    ]) {
      const text = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
      const used = [...text.matchAll(/\b(?:umpin|nodejs|process)_[a-z0-9_]*[a-z0-9]\b/g)];
      const unknown = used.map(([name]) => name).filter((name) => !names.has(name));
      expect({ file, unknown }).toEqual({ file, unknown: [] });
      expect(used.length).toBeGreaterThan(5);
    }
    const documented = readFileSync(new URL('../../docs/metrics.md', import.meta.url), 'utf8');
    const ours = [...told.matchAll(/^# TYPE (umpin_\S+)/gm)].map(([, name = '']) => name);
    expect(ours.filter((name) => !documented.includes(`\`${name}\``))).toEqual([]);
  });
});

describe('/metrics without METRICS=true', () => {
  it('/metrics is not found', async () => {
    const service = await TestService.start();
    try {
      await request(service.server).get('/metrics').expect(404);
    } finally {
      await service.stop();
    }
  });
});
