import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuditLog } from '../../src/audit/audit-log.js';
import type { AuditedEvent } from '../../src/audit/audit-event.entity.js';
import { TestService } from '../support/app.js';
import { aCertificate, type TestCertificate } from '../support/certificate.js';
import { Rsyslog, rsyslogIsInstalled } from '../support/rsyslog.js';

describe.skipIf(!rsyslogIsInstalled)('rsyslog as the receiver of the audit', () => {
  let certificate: TestCertificate;
  let ours: TestCertificate;
  let rsyslog: Rsyslog;
  let service: TestService;

  beforeAll(async () => {
    certificate = await aCertificate('IP:127.0.0.1');
    ours = await aCertificate('DNS:umpin.example.com');
    rsyslog = await Rsyslog.start({ ...certificate, clientsCaFile: ours.certFile });
    service = await TestService.start({
      AUDIT_SYSLOG_URL: rsyslog.url,
      AUDIT_SYSLOG_CA_FILE: certificate.certFile,
      AUDIT_SYSLOG_CERT_FILE: ours.certFile,
      AUDIT_SYSLOG_KEY_FILE: ours.keyFile,
    });
  });
  afterAll(async () => {
    await service.stop();
    await rsyslog.stop();
    await certificate.remove();
    await ours.remove();
  });

  const record = (event: AuditedEvent, actor: string, details: readonly string[]) =>
    service.db.dataSource.transaction((tx) =>
      new AuditLog(service.db.database).recordEach(
        tx,
        event,
        { actor },
        details.map((detail) => ({ detail })),
      ),
    );
  const details = async (actor: string) => {
    const received = await rsyslog.received();
    return received.flatMap(({ data }) => (data.actor === actor ? [data.detail ?? ''] : []));
  };

  it('takes a certificate for our name, and reads each field as it was recorded', async () => {
    const text = String.raw`Zoë said "[no]", C:\pins, 50 % ]`;
    await record('policy-set', 'zoë@example.com', [text]);
    await expect.poll(() => details('zoë@example.com')).toEqual([text]);
    const received = await rsyslog.received();
    const message = received.find(({ data }) => data.detail === text);
    const [row] = await service.db.database.rows<{ id: string; hash: string }>(
      `SELECT id, encode(hash, 'hex') AS hash FROM audit_events WHERE detail = $1`,
      [text],
    );
    expect(message).toMatchObject({
      priority: 109,
      hostname: 'mail.example.com',
      msgId: 'policy-set',
      data: { ...row, seq: '1' },
      sentence: `policy-set by zoë@example.com: ${text}`,
    });
  });

  it('has every event although it is killed while they arrive', async () => {
    const wanted = Array.from({ length: 4_000 }, (_, n) => `event ${n}`);
    await record('signed-in', 'pbx', wanted);
    await expect.poll(() => details('pbx').then(({ length }) => length)).toBeGreaterThan(50);
    await rsyslog.kill();
    const before = new Set(await details('pbx')).size;
    await rsyslog.up();
    await expect
      .poll(async () => new Set(await details('pbx')).size, { interval: 500 })
      .toBe(wanted.length);
    expect(before).toBeLessThan(wanted.length);
  });
});
