import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { Mailboxes, type TestMailbox } from '../support/mailboxes.js';
import { childOf, ServiceProcess, type Entry } from '../support/service-process.js';
import { testSettings } from '../support/settings.js';
import { SmtpSink } from '../support/smtp-sink.js';
import { endpoint, resetPinRequest } from '../support/soap.js';

describe('a service process', () => {
  let db: TestDatabase;
  let smtp: SmtpSink;
  let mailboxes: Mailboxes;
  let owner: TestMailbox;
  const running: ServiceProcess[] = [];

  beforeEach(async () => {
    db = await aDatabase();
    smtp = await SmtpSink.start();
    mailboxes = new Mailboxes(db.dataSource);
    owner = await mailboxes.aMailbox();
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((service) => service.end('SIGKILL')));
    await smtp.down();
    await db.drop();
  });

  const start = async (settings: Record<string, string> = {}, entry?: Entry) => {
    const all = { ...testSettings(db.url, smtp.url), ...settings };
    const service = await ServiceProcess.start(all, entry);
    running.push(service);
    return service;
  };
  const reset = (service: ServiceProcess) =>
    fetch(service.url + endpoint, {
      method: 'POST',
      body: resetPinRequest,
      headers: {
        'Content-Type': 'text/xml',
        Authorization: `Basic ${Buffer.from(`${owner.login}:${owner.password}`).toString('base64')}`,
      },
    });
  const newestPin = () => smtp.to(owner.address).at(-1)?.pin;

  it('finishes the request in flight before it ends at SIGTERM', async () => {
    const service = await start();
    let accept: () => void = () => undefined;
    smtp.atEnd = () => new Promise((resolve) => (accept = () => resolve('accept')));
    const answer = reset(service);
    await expect.poll(() => smtp.finalDots).toBe(1);
    const ended = service.end('SIGTERM');
    await expect.poll(() => service.logs.join('')).toContain('stopping');
    accept();
    expect((await answer).status).toBe(200);
    expect(await ended).toBe(0);
    expect(await mailboxes.verifies(newestPin(), owner)).toBe(true);
    await expect(reset(service)).rejects.toThrow();
  });

  it('finishes what is in flight when it is stopped together with the keeper of its LDAP socket', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'umpin-service-process-'));
    const path = join(folder, 'a.sock');
    const settings = { LDAP_SOCKET: path, LDAP_SOCKET_ACCOUNT: 'slapd' };
    const keeper = await start(settings, 'start.js');
    let accept: () => void = () => undefined;
    smtp.atEnd = () => new Promise((resolve) => (accept = () => resolve('accept')));
    const answer = reset(keeper);
    await expect.poll(() => smtp.finalDots).toBe(1);
    // Who asks nothing keeps the keeper for as long as an answer may take.
    const client = connect(path);
    await once(client, 'data');
    const service = await childOf(keeper.pid);
    const ended = keeper.end('SIGTERM');
    process.kill(service, 'SIGTERM');
    await once(client, 'close');
    accept();
    expect((await answer).status).toBe(200);
    expect(await ended).toBe(0);
    await rm(folder, { recursive: true });
  }, 60_000);

  it('serves when two instances start simultaneously on an empty database', async () => {
    await db.dataSource.query('DROP SCHEMA public CASCADE');
    await db.dataSource.query('CREATE SCHEMA public');
    const services = await Promise.all([start(), start()]);
    owner = await mailboxes.aMailbox();
    for (const service of services) expect((await reset(service)).status).toBe(200);
    expect(smtp.to(owner.address)).toHaveLength(2);
  });

  it('joins a reset that another instance is delivering (P5)', async () => {
    const [one, other] = await Promise.all([start(), start()]);
    let accept: () => void = () => undefined;
    smtp.atEnd = () => new Promise((resolve) => (accept = () => resolve('accept')));
    const first = reset(one);
    await expect.poll(() => smtp.finalDots).toBe(1);
    const second = reset(other);
    await expect.poll(() => joined(db)).toBe(1);
    accept();
    expect((await first).status).toBe(200);
    expect((await second).status).toBe(200);
    expect(smtp.to(owner.address)).toHaveLength(1);
  });

  it('writes no word of a PIN or a password to its log (P6)', async () => {
    const service = await start();
    await reset(service);
    const log = service.logs.join('\n');
    expect(log).toContain('mail delivered');
    expect(log).not.toContain(newestPin() ?? 'no mail');
    expect(log).not.toContain(owner.password);
  });
});

async function joined(db: TestDatabase): Promise<number> {
  const [row] = await db.dataSource.query<{ count: string }[]>(
    `SELECT count(*) FROM audit_events WHERE event = 'reset-joined'`,
  );
  return Number(row?.count);
}
