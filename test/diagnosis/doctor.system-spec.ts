import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/config.js';
import { Diagnosis } from '../../src/diagnosis/diagnosis.js';
import { diagnosisSettings } from '../../src/diagnosis/diagnosis.module.js';
import { TestService } from '../support/app.js';
import { AuditParts, serviceRing } from '../support/audit.js';
import {
  aCertificate,
  aCertificateOfDays,
  inDays,
  type TestCertificate,
} from '../support/certificate.js';
import { misused, runCommand } from '../support/command.js';
import { aDatabase } from '../support/database.js';
import { doctor as runDoctor } from '../support/doctor.js';
import { TestIssuer } from '../support/issuer.js';
import { freePorts } from '../support/ports.js';
import { freshKey, testSettings } from '../support/settings.js';
import { TlsProxy } from '../support/tls-proxy.js';
import { SmtpSink, type SmtpSinkOptions } from '../support/smtp-sink.js';

const password = 'made-up-password-of-a-test';
const to = 'alice@example.com';

let service: TestService;
let certificate: TestCertificate;
let publicUrl: string;
let closedPort: number;

beforeAll(async () => {
  const [port = 0, closed = 0] = await freePorts(2);
  closedPort = closed;
  publicUrl = `http://127.0.0.1:${port}`;
  certificate = await aCertificate('IP:127.0.0.1');
  service = await TestService.start({ PUBLIC_URL: publicUrl }, { startTls: true, certificate });
  await service.app.listen(port, '127.0.0.1');
});
afterAll(async () => {
  await service.stop();
  await certificate.remove();
});

const settings = () => ({
  ...testSettings(service.db.url, service.smtp.url),
  PUBLIC_URL: publicUrl,
  SMTP_CA_FILE: certificate.certFile,
});

const doctor = (over: Record<string, string> = {}, options = '') =>
  runDoctor({ ...settings(), ...over }, options, [password, certificate.key]);

/** The same with another mail server. */
async function doctorAt(
  options: SmtpSinkOptions & {
    readonly ca?: string;
    readonly userInfo?: string;
    readonly settings?: Record<string, string>;
  },
  prepare: (sink: SmtpSink) => void = () => undefined,
  asked = `--to ${to}`,
) {
  const sink = await SmtpSink.start(options);
  prepare(sink);
  const url = `smtp://${options.userInfo ?? ''}127.0.0.1:${sink.port}?requireTLS=${String(options.startTls ?? false)}`;
  const ca = options.ca ?? certificate.certFile;
  try {
    return await doctor({ SMTP_URL: url, SMTP_CA_FILE: ca, ...options.settings }, asked);
  } finally {
    await sink.down();
  }
}

describe('umpin doctor', () => {
  it('says of each thing that the service needs that it is well', async () => {
    const { code, checks, only } = await doctor({}, `--to ${to}`);
    expect(checks.filter(({ state }) => state !== 'ok')).toEqual([]);
    expect(code).toBe(0);
    expect(only('database')?.what).toMatch(/^PostgreSQL \d+.*, encoding UTF8, database umpin_/);
    expect(only('database migrations')?.what).toMatch(/^All \d+ have run\.$/);
    expect(only('audit seal')?.what).toMatch(
      /^Sealed up to leaf \d+ at |^There is nothing to seal/,
    );
    expect(only('clock')?.what).toMatch(/differ by \d+\.\d seconds/);
    expect(only('mail encryption')?.what).toMatch(
      /^TLSv1\.\d; the certificate is for IP Address:127\.0\.0\.1, until \d{4}-\d\d-\d\d\.$/,
    );
    expect(only('mail recipient')?.what).toMatch(/would take a mail for alice@example\.com\.$/);
    expect(only('key ring')?.what).toMatch(/^test is the current key; /);
    expect(only('public URL')?.what).toBe(
      `${publicUrl} serves the contract, which names this address.`,
    );
    expect(service.smtp.finalDots).toBe(0);
  });

  it('prints a line each, with what to do below', async () => {
    const { code, output } = await runCommand('doctor', {
      ...settings(),
      SMTP_URL: `smtp://127.0.0.1:${closedPort}`,
    });
    expect(code).toBe(4);
    expect(output).toMatch(/^ok {7}database {13}PostgreSQL/m);
    expect(output).toMatch(
      /^failure {2}mail server {10}The connection was refused: .*\n {30}→ Start the mail server, or correct/m,
    );
  });

  it('sends a test mail without a PIN if it is told to', async () => {
    const { only } = await doctor({}, `--to ${to} --send`);
    expect(only('test mail')).toMatchObject({ state: 'ok' });
    const [mail, ...more] = service.smtp.to(to);
    expect(more).toEqual([]);
    expect(mail?.parsed.subject).toBe('Test of the voice-mail service');
    expect(mail?.pin).toBe('');
  });

  it.each([
    ['--send', '--send needs --to.'],
    ['--to somewhere', '--to takes a mail address.'],
    ['--to <a@example.com>', '--to takes a mail address.'],
  ])('refuses %s', async (options, reason) => {
    expect(await runCommand(`doctor ${options}`, settings())).toEqual(misused(reason));
  });

  it('names the settings that are missing or wrong', async () => {
    const { code, checks } = await doctor({ MAIL_FROM: 'nobody', SEALING_KEYS: '' });
    expect(code).toBe(4);
    expect(checks.map(({ name, state, what }) => [name, state, what])).toEqual([
      ['settings', 'failure', 'MAIL_FROM must be a bare mail address.'],
      ['settings', 'failure', 'SEALING_KEYS is missing.'],
    ]);
  });
});

describe('umpin doctor, about the mail server', () => {
  it('says why its certificate is not trusted, or has ended', async () => {
    const expired = await aCertificateOfDays(
      { from: '20200101', until: '20200201' },
      'IP:127.0.0.1',
    );
    const other = await aCertificate('DNS:mail.example.com');
    const tls = (each: TestCertificate) => ({
      startTls: true,
      certificate: each,
      ca: each.certFile,
    });
    const [old, named, foreign] = await Promise.all([
      doctorAt(tls(expired)),
      doctorAt(tls(other)),
      doctorAt({ ...tls(other), ca: certificate.certFile }),
    ]);
    expect(old.only('mail server')?.what).toMatch(/^The certificate of \S+ has expired\.$/);
    expect(named.only('mail server')?.what).toContain(
      'is for another name than 127.0.0.1 (DNS:mail.example.com)',
    );
    expect(foreign.only('mail server')?.what).toContain(
      'comes from no authority that is trusted here',
    );
    for (const { code } of [old, named, foreign]) expect(code).toBe(4);
    await Promise.all([expired.remove(), other.remove()]);
  });

  it('warns of a certificate that ends soon', async () => {
    const soon = await aCertificateOfDays({ from: inDays(-2), until: inDays(5) }, 'IP:127.0.0.1');
    const { code, only } = await doctorAt({ startTls: true, certificate: soon, ca: soon.certFile });
    expect(only('mail encryption')).toMatchObject({
      state: 'warning',
      todo: 'Renew the certificate before it ends.',
    });
    expect(code).toBe(0);
    await soon.remove();
  });

  it('tells a wrong login from a right one', async () => {
    const login = { user: 'umpin', password };
    const right = await doctorAt({ login, userInfo: `umpin:${password}@` });
    expect(right.only('mail login')).toMatchObject({
      state: 'ok',
      what: 'The login of SMTP_URL is accepted.',
    });
    const wrong = await doctorAt({
      login: { ...login, password: 'another one' },
      userInfo: `umpin:${password}@`,
    });
    expect(wrong.only('mail login')).toMatchObject({ state: 'failure' });
    expect(wrong.only('mail login')?.what).toContain('refused the login (535');
  });

  it('tells a recipient that is refused from one that may be taken later', async () => {
    const at = (refuse: number) => doctorAt({}, (sink) => (sink.atRecipient = () => ({ refuse })));
    const [never, later] = [await at(550), await at(451)];
    expect(never.only('mail recipient')).toMatchObject({ state: 'failure' });
    expect(never.only('mail recipient')?.what).toContain('refused the recipient (550');
    expect(later.only('mail recipient')).toMatchObject({ state: 'warning' });
  });

  it('says that nobody asks for the login that SMTP_URL has', async () => {
    const { only } = await doctorAt({ userInfo: `umpin:${password}@` });
    expect(only('mail login')).toMatchObject({ state: 'warning' });
    expect(only('mail login')?.what).toContain('the mail server asks for none');
  });

  it('says what EHLO offers, and what is missing there', async () => {
    const settings = { BOUNCE_ADDRESS: 'umpin-bounces@example.com' };
    const [enough, small, silent] = [
      await doctorAt({ dsn: true, size: 1_000_000, settings }),
      await doctorAt({ size: 20_000 }),
      await doctorAt({ settings }),
    ];
    expect(enough.only('mail extensions')).toMatchObject({ state: 'ok' });
    expect(enough.only('mail extensions')?.what).toMatch(
      /DSN.*, mails of at most 1000000 bytes\.$/,
    );
    expect(small.only('mail extensions')).toMatchObject({
      state: 'failure',
      todo: 'Let the mail server take mails of 64 KiB at least.',
    });
    expect(silent.only('mail extensions')).toMatchObject({ state: 'warning' });
    expect(silent.only('mail extensions')?.todo).toContain('BOUNCE_ADDRESS is set');
  });

  it('says that its name is not found', async () => {
    // RFC 6761 6.4: nobody has such a name.
    const { only } = await doctor({ SMTP_URL: 'smtp://mail.invalid' });
    expect(only('mail server')).toMatchObject({
      state: 'failure',
      what: 'The name mail.invalid was not found.',
    });
  });

  it('fails if the server refuses the test mail once it has all of it', async () => {
    const { code, only } = await doctorAt(
      {},
      (sink) => (sink.atEnd = () => ({ refuse: 554 })),
      `--to ${to} --send`,
    );
    expect(only('mail recipient')).toMatchObject({ state: 'ok' });
    expect(only('test mail')).toMatchObject({ state: 'failure' });
    expect(only('test mail')?.what).toContain('refused the mail (554');
    expect(code).toBe(4);
  });

  it('says that mails go in plain text', async () => {
    const { only } = await doctorAt({});
    expect(only('mail encryption')).toMatchObject({ state: 'warning' });
  });
});

describe('umpin doctor, about everything else', () => {
  it('examines the rest if the database is away', async () => {
    const { code, only } = await doctor({
      DATABASE_URL: `postgres://umpin:${password}@127.0.0.1:${closedPort}/umpin`,
    });
    expect(only('database')).toMatchObject({ state: 'failure' });
    expect(only('database')?.todo).toContain('Start PostgreSQL');
    expect(only('key ring')).toMatchObject({ state: 'warning' });
    expect(only('mail server')).toMatchObject({ state: 'ok' });
    expect(only('public URL')).toMatchObject({ state: 'ok' });
    expect(code).toBe(4);
  });

  it('says that the audit is not sealed, and why', async () => {
    const db = await aDatabase();
    const seal = async (over = {}) =>
      (await doctor({ DATABASE_URL: db.url, ...over })).only('audit seal');
    try {
      const audit = new AuditParts(db, { ring: serviceRing });
      await audit.record(undefined);
      expect(await seal()).toMatchObject({
        state: 'warning',
        what: '1 event waits to be sealed.',
      });
      await audit.sealer.seal();
      expect(await seal()).toMatchObject({ state: 'ok' });
      expect(await seal({ SEALING_KEYS: freshKey })).toMatchObject({
        state: 'failure',
        what: expect.stringContaining('which is not in AUDIT_KEYS: nothing is sealed') as string,
      });
      await audit.attack(`UPDATE audit_roots SET at = at - interval '1 minute'`);
      expect(await seal()).toMatchObject({
        state: 'failure',
        what: 'Nobody signed the newest root.',
      });
    } finally {
      await db.drop();
    }
  });

  it('says that the files of the audit cannot be used', async () => {
    const there = dirname(certificate.certFile);
    const { code, only } = await doctor({
      AUDIT_ROOT_FILE: join(there, 'not', 'there.jsonl'),
      AUDIT_EXPORT_FILE: join(there, 'new.jsonl'),
    });
    expect(only('audit root file')).toMatchObject({
      state: 'failure',
      what: 'It cannot be used (ENOENT).',
    });
    expect((await doctor({ AUDIT_ROOT_FILE: there })).only('audit root file')).toMatchObject({
      state: 'failure',
      what: 'It cannot be used (EISDIR).',
    });
    const terminal = await doctor({ AUDIT_EXPORT_FILE: '/dev/null' });
    expect(terminal.only('audit export file')).toMatchObject({
      state: 'failure',
      what: 'It is no regular file.',
    });
    // Root can write everywhere, which tells nothing of the service.
    const byWhom = process.getuid?.() === 0 ? ' by root; of the service itself, ' : '.';
    expect(only('audit export file')).toMatchObject({
      state: 'ok',
      what: expect.stringContaining(`It does not exist yet, and can be made${byWhom}`) as string,
    });
    expect(code).toBe(4);
  });

  it('runs no migration, and says which have not run', async () => {
    const { dataSource } = service.db;
    const newest =
      'SELECT max(name) FROM schema_migrations WHERE timestamp = (SELECT max(timestamp) FROM schema_migrations)';
    await dataSource.query('CREATE TABLE kept AS SELECT * FROM schema_migrations');
    await dataSource.query(`DELETE FROM schema_migrations WHERE name = (${newest})`);
    try {
      const { only } = await doctor();
      expect(only('database migrations')).toMatchObject({ state: 'warning' });
      expect(only('database migrations')?.what).toMatch(/^1 of \d+ have not run: \w+\.$/);
      expect(only('key ring')?.what).toBe('Not examined without the database.');
    } finally {
      await dataSource.query(
        'INSERT INTO schema_migrations SELECT * FROM kept ON CONFLICT DO NOTHING',
      );
      await dataSource.query('DROP TABLE kept');
    }
  });

  it('says which directory, issuer or public URL does not answer', async () => {
    const nowhere = `127.0.0.1:${closedPort}`;
    const { only, of } = await doctor({
      LDAP_URLS: `ldap://${nowhere}`,
      LDAP_BASE_DN: 'dc=example,dc=com',
      LDAP_BIND_DN: 'cn=umpin,dc=example,dc=com',
      LDAP_BIND_PASSWORD: password,
      OIDC_ISSUER: `http://${nowhere}`,
      OIDC_AUDIENCE: 'umpin',
      PUBLIC_URL: `https://${nowhere}`,
      PUBLIC_URL_FROM_HOST: 'true',
    });
    expect(only('directory')).toMatchObject({ state: 'failure' });
    expect(only('token issuer')?.what).toBe(
      'The keys of OIDC_ISSUER cannot be fetched (ECONNREFUSED).',
    );
    expect(only('public URL')?.what).toContain(
      'cannot be reached from this machine (ECONNREFUSED)',
    );
    const proxy = of('proxy');
    expect(proxy.map(({ state }) => state)).toEqual(['warning', 'warning']);
    expect(proxy.map(({ todo = '' }) => todo.includes('TRUSTED_PROXIES'))).toEqual([true, true]);
    expect(proxy[1]?.what).toContain('PUBLIC_URL_FROM_HOST');
  });

  it('counts the keys of an issuer that answers', async () => {
    const issuer = await TestIssuer.start();
    await issuer.newKey('ES256');
    const { only } = await doctor({ OIDC_ISSUER: issuer.url, OIDC_AUDIENCE: 'umpin' });
    expect(only('token issuer')?.what).toMatch(/^127\.0\.0\.1:\d+ publishes 1 key\.$/);
    await issuer.stop();
  });

  it('says why an issuer that answers is of no use', async () => {
    const issuer = await TestIssuer.start();
    const proxy = await TlsProxy.start(certificate);
    proxy.target = issuer.url;
    const at = async (over: Record<string, string>) => {
      const { only } = await doctor({ OIDC_AUDIENCE: 'umpin', OIDC_ISSUER: issuer.url, ...over });
      expect(only('token issuer')).toMatchObject({ state: 'failure' });
      return only('token issuer')?.what;
    };
    expect(await at({})).toBe(`${new URL(issuer.url).host} publishes no key.`);
    expect(await at({ OIDC_JWKS_URL: `${issuer.url}/elsewhere` })).toBe(
      'The keys of OIDC_ISSUER cannot be fetched: It answered 404.',
    );
    expect(await at({ OIDC_JWKS_URL: `${proxy.url}/keys` })).toBe(
      `The certificate of ${new URL(proxy.url).host} comes from no authority that is trusted here.`,
    );
    issuer.discovery = { issuer: 'https://login.example.com' };
    expect(await at({})).toBe(
      'The keys of OIDC_ISSUER cannot be fetched: Its discovery document is not that of OIDC_ISSUER.',
    );
    await Promise.all([proxy.stop(), issuer.stop()]);
  });

  it('shows the address and scheme of the request that asked', async () => {
    const { only } = await diagnose({
      seen: { address: '192.0.2.7', socketAddress: '10.0.0.2', scheme: 'http', host: 'x' },
    });
    expect(only('proxy')?.what).toBe(
      'This request came from 192.0.2.7, through 10.0.0.2, as http://x.',
    );
  });

  it('ends in time, whatever never answers', async () => {
    const { server, sockets, port } = await aSilentServer();
    const startedAt = performance.now();
    const { checks } = await diagnose(
      { limitMs: 300 },
      {
        DATABASE_URL: `postgres://umpin:x@127.0.0.1:${port}/umpin`,
        SMTP_URL: `smtp://127.0.0.1:${port}`,
        PUBLIC_URL: `http://127.0.0.1:${port}`,
      },
    );
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    const late = 'Not examined to the end within 0.3 seconds.';
    const named = checks.filter(({ what }) => what === late).map(({ name }) => name);
    expect(named).toEqual(expect.arrayContaining(['database', 'mail server', 'public URL']));
    for (const socket of sockets) socket.destroy();
    server.close();
  });

  it('leaves a mail server that never comes to the end of its answer', async () => {
    const { server, port } = await aSilentServer();
    const left = new Promise((resolve) => {
      server.on('connection', (socket) => {
        socket.write('220 mail.example.com\r\n');
        const line = setInterval(() => socket.write('250-wait\r\n'), 50);
        socket.on('close', () => clearInterval(line)).on('close', resolve);
      });
    });
    const { only } = await diagnose({ limitMs: 300 }, { SMTP_URL: `smtp://127.0.0.1:${port}` });
    expect(only('mail server')?.what).toBe('Not examined to the end within 0.3 seconds.');
    await left;
    server.close();
  });
});

/** The diagnosis itself, without the command. */
async function diagnose(
  options: Parameters<Diagnosis['run']>[0],
  over: Record<string, string> = {},
) {
  const config = loadConfig({ ...settings(), ...over });
  const keys = { status: () => Promise.resolve(undefined) };
  const tokens = { returnPathOf: () => undefined };
  const checks = await new Diagnosis(diagnosisSettings(config, tokens, keys)).run(options);
  return { checks, only: (name: string) => checks.find((check) => check.name === name) };
}

async function aSilentServer(): Promise<{ server: Server; sockets: Set<Socket>; port: number }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => sockets.add(socket.on('error', () => undefined)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, sockets, port: (server.address() as AddressInfo).port };
}
