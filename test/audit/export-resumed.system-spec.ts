import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuditLog } from '../../src/audit/audit-log.js';
import { aCertificate, type TestCertificate } from '../support/certificate.js';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { ServiceProcess } from '../support/service-process.js';
import { testSettings } from '../support/settings.js';
import { SyslogSink } from '../support/syslog-sink.js';

describe('the export of the audit by processes of its own', () => {
  let certificate: TestCertificate;
  let siem: SyslogSink;
  let db: TestDatabase;
  const running: ServiceProcess[] = [];

  beforeAll(async () => {
    certificate = await aCertificate('IP:127.0.0.1');
    siem = await SyslogSink.start(certificate);
    db = await aDatabase();
  });
  afterAll(async () => {
    await Promise.all(running.map((each) => each.end('SIGKILL')));
    await db.drop();
    await siem.down();
    await certificate.remove();
  });

  async function start(settings: Record<string, string> = {}): Promise<ServiceProcess> {
    const service = await ServiceProcess.start({
      ...testSettings(db.url, 'smtp://127.0.0.1:1'),
      AUDIT_SYSLOG_URL: siem.url,
      AUDIT_SYSLOG_CA_FILE: certificate.certFile,
      ...settings,
    });
    running.push(service);
    return service;
  }
  const record = (count: number) =>
    db.dataSource.transaction((tx) =>
      new AuditLog(db.database).recordEach(
        tx,
        'signed-in',
        { actor: 'pbx' },
        Array.from({ length: count }, (_, n) => ({ detail: String(n) })),
      ),
    );
  const distinct = () => new Set(siem.ids).size;

  it('loses no event if it is killed, and repeats the same messages', async () => {
    await record(4_500);
    for (const atLeast of [1, 1_001, 2_001]) {
      const service = await start();
      await expect.poll(() => siem.received.length, { interval: 5 }).toBeGreaterThan(atLeast);
      await service.end('SIGKILL');
      // As if a minute had passed.
      await db.dataSource.query(`UPDATE audit_exports SET leased_until = '-infinity'`);
    }
    const last = await start();
    await expect.poll(distinct).toBe(4_500);
    expect(new Set(siem.received.map(({ text }) => text)).size).toBe(4_500);
    await last.end('SIGTERM');
  });

  it('goes on in another instance when one stops', async () => {
    const first = await start();
    await record(10);
    await expect.poll(distinct).toBe(4_510);
    const second = await start();
    await first.end('SIGTERM');
    await record(10);
    await expect.poll(distinct).toBe(4_520);
    await second.end('SIGTERM');
  });

  it('goes on in another instance if the first one cannot reach the receiver', async () => {
    const cut = await start({ AUDIT_SYSLOG_URL: 'syslog+tls://127.0.0.1:1' });
    await record(10);
    await expect.poll(() => cut.logs.join('')).toContain('could not copy the audit to syslog');
    await start();
    await expect.poll(distinct).toBe(4_530);
    await cut.end('SIGTERM');
  });
});
