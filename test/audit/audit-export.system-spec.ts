import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AuditLog } from '../../src/audit/audit-log.js';
import type { EventRow } from '../../src/audit/event-row.sql.js';
import { ExportFile } from '../../src/audit/export/export-file.js';
import { TestService } from '../support/app.js';
import { aCertificate, type TestCertificate } from '../support/certificate.js';
import type { TestMailbox } from '../support/mailboxes.js';
import { expectReset, resetPin } from '../support/soap.js';
import { SyslogSink } from '../support/syslog-sink.js';

let certificate: TestCertificate;
let folder: string;
let file: string;
let siem: SyslogSink;
let service: TestService;
let owner: TestMailbox;

beforeAll(async () => {
  certificate = await aCertificate('IP:127.0.0.1');
  folder = await mkdtemp(join(tmpdir(), 'umpin-export-'));
  file = join(folder, 'audit.jsonl');
  siem = await SyslogSink.start(certificate);
  service = await TestService.start(settings());
  owner = await service.aMailbox();
});
afterAll(async () => {
  await service.stop();
  await siem.down();
  await certificate.remove();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  siem.reception = 'take';
});

const settings = () => ({
  AUDIT_SYSLOG_URL: siem.url,
  AUDIT_SYSLOG_CA_FILE: certificate.certFile,
  AUDIT_EXPORT_FILE: file,
  METRICS: 'true',
});

/** Records events of one mailbox, in transactions of ten. */
async function record(count: number, mailboxId = owner.mailboxId): Promise<void> {
  const by = { actor: 'pbx "4" [hall]\n', source: '192.0.2.7' };
  for (let left = count; left > 0; left -= 10) {
    const subjects = Array.from({ length: Math.min(left, 10) }, () => ({ mailboxId }));
    await service.db.dataSource.transaction((tx) =>
      new AuditLog(service.db.database).recordEach(tx, 'signed-in', by, subjects),
    );
  }
}

const recorded = async () => {
  const rows = await service.db.database.rows<{ id: string }>('SELECT id FROM audit_events', []);
  return rows.map(({ id }) => id).sort();
};
const distinct = (ids: readonly string[]) => [...new Set(ids)].sort();
const exported = async () => {
  const lines = (await readFile(file, 'utf8')).split('\n').filter(Boolean);
  return lines.map((line) => (JSON.parse(line) as { id: string }).id);
};

/** Resolves when both destinations have all events. */
async function expectAllExported(): Promise<void> {
  const all = await recorded();
  await expect.poll(() => distinct(siem.ids)).toEqual(all);
  await expect.poll(async () => distinct(await exported())).toEqual(all);
}

const metric = async (name: string, destination = 'syslog') => {
  const { text } = await request(service.server).get('/metrics').expect(200);
  const line = text
    .split('\n')
    .find((each) => each.startsWith(`${name}{`) && each.includes(`"${destination}"`));
  return Number(line?.split(' ').at(-1));
};

const exportFile = new URL('../../dist/src/audit/export/export-file.js', import.meta.url).href;
const deliver = `
  const { ExportFile } = await import(process.env.MODULE);
  const event = { id: 'made up', detail: 'x'.repeat(200) };
  await new ExportFile(process.env.FULL).deliver(Array(100).fill(event));`;

describe('the export of the audit', () => {
  it('sends each event as a message of RFC 5424 over TLS, and appends it to the file', async () => {
    expectReset(await resetPin(service.server, owner));
    await expectAllExported();
    const requested = siem.received.find(({ msgId }) => msgId === 'reset-requested');
    expect(requested).toMatchObject({
      priority: 110,
      hostname: 'mail.example.com',
      data: { actor: owner.login, mailboxId: owner.mailboxId, source: '127.0.0.1' },
    });
    expect(requested?.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
    expect(requested?.sentence).toBe(
      `reset-requested by ${owner.login}, mailbox ${owner.mailboxId}, from 127.0.0.1`,
    );
    const lines = (await readFile(file, 'utf8')).trim().split('\n');
    const line = lines.map((each) => JSON.parse(each) as { id: string });
    expect(line.find(({ id }) => id === requested?.data.id)).toMatchObject({
      event: 'reset-requested',
      at: requested?.at,
      mailboxId: owner.mailboxId,
      seq: requested?.data.seq,
      hash: requested?.data.hash,
    });
  });

  it('sends each event once if nothing fails, those of a mailbox in their order', async () => {
    await record(25);
    await expectAllExported();
    expect(siem.ids).toHaveLength(distinct(siem.ids).length);
    const places = siem.received
      .filter(({ data }) => data.mailboxId === owner.mailboxId)
      .map(({ data }) => Number(data.seq));
    expect(places).toEqual(places.map((_, index) => index + 1));
    expect(siem.received.at(-1)?.data.actor).toBe(String.raw`pbx "4" [hall]\u000a`);
  });

  it('loses no event if the receiver cuts connections, and repeats the same messages', async () => {
    siem.plan.push({ cutAfter: 0 }, { cutAfter: 1 }, { cutAfter: 37 });
    await record(1_200);
    await expectAllExported();
    expect(siem.plan).toEqual([]);
    expect(siem.received.length).toBeGreaterThan(distinct(siem.ids).length);
    const texts = new Map<string, string>();
    for (const { text, data } of siem.received) {
      const id = data.id ?? '';
      expect(texts.get(id) ?? text).toBe(text);
      texts.set(id, text);
    }
  });

  it('delays no reset while the receiver is away or does not answer, and says how far it is behind', async () => {
    siem.reception = 'ignore';
    await record(1);
    await expect.poll(() => siem.most).toBe(1);
    expectReset(await resetPin(service.server, owner));
    await siem.down();
    expectReset(await resetPin(service.server, owner));
    await expect.poll(() => metric('umpin_audit_export_lag_seconds')).toBeGreaterThan(0.5);
    await expect.poll(() => metric('umpin_audit_export_lag_seconds', 'file')).toBe(0);
    await expect.poll(() => metric('umpin_audit_export_failures_total')).toBeGreaterThan(3);
    expect(service.logs.join('')).toContain('could not copy the audit to syslog');
    siem.reception = 'take';
    await siem.up();
    await expectAllExported();
    await expect.poll(() => metric('umpin_audit_export_lag_seconds')).toBe(0);
    expect(await metric('umpin_audit_exported_events_total', 'file')).toBe(
      (await recorded()).length,
    );
  });

  it('trusts no receiver with a certificate of another authority', async () => {
    const impostor = await aCertificate('IP:127.0.0.1');
    const genuine = siem;
    await genuine.down();
    siem = new SyslogSink(impostor);
    siem.port = genuine.port;
    await siem.up();
    await record(1);
    await expect.poll(() => service.logs.join('')).toMatch(/self-signed certificate/);
    expect(siem.received).toEqual([]);
    await siem.down();
    siem = genuine;
    await siem.up();
    await expectAllExported();
    await impostor.remove();
  });

  it('is the work of one instance at a time', async () => {
    siem.most = 0;
    const before = siem.ids.length;
    const second = await service.another(settings());
    const third = await service.another(settings());
    await record(20);
    await expectAllExported();
    expect(siem.ids.length - before).toBe(20);
    expect(siem.most).toBe(1);
    await second.close();
    await third.close();
  });

  it('skips no event that commits after later ones', async () => {
    const late = service.db.dataSource.createQueryRunner();
    await late.startTransaction();
    const by = { actor: 'late' };
    await new AuditLog(service.db.database).record(late.manager, 'policy-set', by, {});
    await record(5);
    await expect.poll(() => siem.ids.length).toBeGreaterThan(0);
    const all = await recorded();
    await expect.poll(() => distinct(siem.ids)).toEqual(all);
    await late.commitTransaction();
    await late.release();
    await expectAllExported();
    expect(siem.received.at(-1)?.data.actor).toBe('late');
  });

  it('leaves no half of a line in a file that takes no more, which logrotate may move', async () => {
    const full = join(folder, 'full.jsonl');
    await writeFile(full, '{"id":"whole"}\n');
    // A limit of 4096 bytes, within the lines of a delivery, ends a write as a full disk does.
    const { status, stderr } = spawnSync(
      '/bin/sh',
      [
        '-c',
        'ulimit -f 8; exec "$0" "$@"',
        process.execPath,
        '--input-type=module',
        '--eval',
        deliver,
      ],
      { env: { MODULE: exportFile, FULL: full }, encoding: 'utf8' },
    );
    expect(stderr).toContain('EFBIG');
    expect(status).toBe(1);
    expect(await readFile(full, 'utf8')).toBe('{"id":"whole"}\n');
  });

  it('ends the half of a line that a crash has left in the file, and writes that event again', async () => {
    await writeFile(file, `${await readFile(file, 'utf8')}{"id":"half`);
    await record(1);
    await expectAllExported();
    expect(await readFile(file, 'utf8')).not.toContain('half');
  });

  it('leaves what somebody else has written, without an end of the line, as a line of its own', async () => {
    const shared = join(folder, 'shared.jsonl');
    await writeFile(shared, 'a line of somebody else');
    await new ExportFile(shared).deliver([{ id: 'made up' } as EventRow]);
    expect(await readFile(shared, 'utf8')).toBe('a line of somebody else\n{"id":"made up"}\n');
  });

  it('gives nothing to what keeps nothing, such as a terminal', async () => {
    const delivery = new ExportFile('/dev/null').deliver([{ id: 'made up' } as EventRow]);
    await expect(delivery).rejects.toThrow('AUDIT_EXPORT_FILE is no regular file.');
  });
});
