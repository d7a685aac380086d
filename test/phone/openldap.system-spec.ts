import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Mailbox } from '../../src/credentials/mailbox.entity.js';
import type { PinPolicy } from '../../src/pin-policy/pin-policy.js';
import { TestService } from '../support/app.js';
import { aCertificate, type TestCertificate } from '../support/certificate.js';
import { example } from '../support/example.js';
import type { TestMailbox } from '../support/mailboxes.js';
import { OpenLdap, openLdapIsInstalled } from '../support/openldap.js';
import { aPhoneSystem, hoursAgo, lock, type PhoneSystem } from '../support/phone.js';
import { childOf, ServiceProcess } from '../support/service-process.js';
import { testSettings } from '../support/settings.js';

const ldapwhoami = '/usr/bin/ldapwhoami';
const ldapsearch = '/usr/bin/ldapsearch';
const installed = openLdapIsInstalled && existsSync(ldapwhoami);

if (openLdapIsInstalled && !installed) {
  process.stderr.write('Tests of LDAP binds are skipped: install the Debian package ldap-utils.\n');
}

const suffix = 'ou=pins,dc=example,dc=com';
/** Neither a new PIN nor a lock after the wrong attempts of these tests. */
const patient = { logonFailuresBeforePinReset: 998, maxLogonAttempts: 999 };
const [pin, otherPin] = ['482915', '739164'];

describe.skipIf(!installed)('LDAP binds, with the slapd.conf of examples/', () => {
  let folder: string;
  let socketPath: string;
  let certificate: TestCertificate;
  let service: TestService;
  let phoneSystem: PhoneSystem;
  let openLdap: OpenLdap;
  let ann: TestMailbox;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'umpin-openldap-'));
    socketPath = join(folder, 'pins.sock');
    const account = 'slapd of a test';
    service = await TestService.start({
      LDAP_SOCKET: socketPath,
      LDAP_SOCKET_ACCOUNT: account,
    });
    const scope = 'address:*@example.com';
    phoneSystem = await aPhoneSystem(service, { login: account, scope });
    certificate = await aCertificate('IP:127.0.0.1');
    await writeFile(
      join(folder, 'slapd.conf'),
      await example('openldap/slapd.conf', {
        '/run/slapd/slapd.pid': join(folder, 'slapd.pid'),
        '/run/umpin/pins.sock': socketPath,
        '/etc/ldap/tls/server.crt': certificate.certFile,
        '/etc/ldap/tls/server.key': certificate.keyFile,
      }),
    );
    openLdap = await OpenLdap.inFolder(folder, true);
    ann = await aMailbox('1001', patient);
  });
  afterAll(async () => {
    await openLdap.stop();
    await certificate.remove();
    await service.stop();
  });

  const aMailbox = (extension: string, policy: Partial<PinPolicy> = {}) =>
    service.aMailbox({ extensions: [extension], policy, pin });

  /** What slapd says: the number of the result, on standard output whom it let in, and its text. */
  async function run(
    program: string,
    dn: string,
    password: string | Buffer,
    { url = openLdap.secureUrl, args = [] as string[] } = {},
  ): Promise<{ code: number; said: string; text?: string }> {
    // In a file of its own, as arguments are for everybody to see.
    const own = await mkdtemp(join(folder, 'client-'));
    const passwordFile = join(own, 'password');
    await writeFile(passwordFile, password, { mode: 0o600 });
    const env = { LDAPTLS_CACERT: certificate.certFile, HOME: own };
    try {
      const { stdout } = await promisify(execFile)(
        program,
        ['-x', '-H', url, '-D', dn, '-y', passwordFile, ...args],
        { env, timeout: 10_000, killSignal: 'SIGKILL' },
      );
      return { code: 0, said: stdout.trim() };
    } catch (error) {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
      const [, text] = /^\tadditional info: (.*)$/m.exec(stderr) ?? [];
      return { code, said: stdout.trim(), ...(text !== undefined && { text }) };
    } finally {
      await rm(own, { recursive: true });
    }
  }

  const bindAs = (dn: string, password: string | Buffer) => run(ldapwhoami, dn, password);
  const bind = async (name: string, password: string | Buffer) =>
    (await bindAs(`uid=${name},${suffix}`, password)).code;

  it('accept the PIN, under the name that was asked for', async () => {
    const dn = `uid=1001,${suffix}`;
    expect(await bindAs(dn, pin)).toEqual({ code: 0, said: `dn:${dn}` });
  });

  it('find a mailbox by its address, under any attribute', async () => {
    expect(await bindAs(`mail=${ann.address},${suffix}`, pin)).toMatchObject({ code: 0 });
    expect(await bindAs(`cn=${ann.address.toUpperCase()},${suffix}`, pin)).toMatchObject({
      code: 0,
    });
  });

  it('accept escaped names', async () => {
    const { mailboxId } = await aMailbox('1002');
    // Written as a row: the product refuses an address with a comma.
    const address = 'o,hara+1@example.com';
    await service.db.dataSource.manager.update(Mailbox, { id: mailboxId }, { address });
    expect(await bindAs(`mail=o\\,hara\\2B1@example.com,${suffix}`, pin)).toMatchObject({
      code: 0,
    });
    expect(await bind('\\31\\30\\302', pin)).toBe(0);
  });

  it.each([
    ['a wrong PIN', '1001', otherPin],
    ['more than the PIN', '1001', `${pin}1`],
    ['the PIN and a line', '1001', `${pin}\n`],
    ['the PIN and a NUL', '1001', Buffer.from(`${pin}\0`)],
    ['the PIN, an end of the request and more', '1001', `${pin}\n\n`],
    ['bytes that are no text', '1001', Buffer.from([0xff, 0xfe])],
    ['a name that nobody has', '4711', pin],
    ['a name with an end of line', '1001\\0A', pin],
    ['a request within the name', `1001\\0Amethod: 128\\0Acredlen: 6\\0Acred: ${pin}\\0A\\0A`, pin],
    ['a name of two values', '1001+cn=x', pin],
  ])('are refused with 49: %s', async (_, name, password) => {
    expect(await bind(name, password)).toBe(49);
  });

  it('count a wrong PIN, and reset the count with the right one', async () => {
    const mailbox = await aMailbox('1003');
    expect(await bind('1003', otherPin)).toBe(49);
    expect(await service.failedAttempts(mailbox)).toBe(1);
    expect(await bind('1003', pin)).toBe(0);
    expect(await service.failedAttempts(mailbox)).toBe(0);
  });

  it('are refused with 49 if the mailbox is locked, even with its PIN', async () => {
    await lock(service, await aMailbox('1004'));
    expect(await bind('1004', pin)).toBe(49);
  });

  it('accept a temporary PIN until it expires', async () => {
    const mailbox = await aMailbox('1005');
    await service.setPin(mailbox, pin, { temporary: true });
    expect(await bind('1005', pin)).toBe(0);
    await service.setPin(mailbox, pin, { temporary: true, setAt: hoursAgo(73) });
    expect(await bind('1005', pin)).toBe(49);
  });

  it('tell only the owner of an expired PIN that it has expired, in the language of the mailbox', async () => {
    const { mailboxId } = await service.aMailbox({ extensions: ['1009'], language: 'fr' });
    const dn = `uid=1009,${suffix}`;
    await service.setPin({ ...ann, mailboxId }, pin, { temporary: true, setAt: hoursAgo(73) });
    expect(await bindAs(dn, pin)).toEqual({
      code: 49,
      said: '',
      text: 'Ce code PIN a expiré, car il n’a pas été changé à temps. Veuillez en demander un nouveau.',
    });
    const wrong = await bindAs(dn, otherPin);
    expect(wrong).toEqual({ code: 49, said: '' });
    expect(await bindAs(`uid=4711,${suffix}`, pin)).toEqual(wrong);
    await lock(service, { ...ann, mailboxId });
    expect(await bindAs(dn, pin)).toEqual(wrong);
  });

  it('without a password are refused and not counted', async () => {
    const mailbox = await aMailbox('1006');
    expect(await bind('1006', '')).not.toBe(0);
    expect(await service.failedAttempts(mailbox)).toBe(0);
  });

  it('are answered twenty at a time', async () => {
    const codes = await Promise.all(Array.from({ length: 20 }, () => bind('1001', pin)));
    expect(codes).toEqual(Array(20).fill(0));
  });

  it('cannot get past the lock by being simultaneous', async () => {
    const mailbox = await aMailbox('1007', { logonFailuresBeforePinReset: 2, maxLogonAttempts: 4 });
    const codes = await Promise.all(Array.from({ length: 12 }, () => bind('1007', otherPin)));
    expect(codes).toEqual(Array(12).fill(49));
    expect(await service.failedAttempts(mailbox)).toBe(4);
    expect(await bind('1007', pin)).toBe(49);
  });

  it('reach only the mailboxes in the scope of the account', async () => {
    const elsewhere = await service.aMailbox({
      address: 'eve@example.org',
      extensions: ['1008'],
      pin,
    });
    expect(await bind('1008', pin)).toBe(49);
    expect(await service.failedAttempts(elsewhere)).toBe(0);
  });

  it('are refused with 53 while the account may not ask', async () => {
    await service.administration.disable(phoneSystem.login);
    expect(await bind('1001', pin)).toBe(53);
    await service.administration.enable(phoneSystem.login);
    expect(await bind('1001', pin)).toBe(0);
  });

  it('are answered unavailable while the database is away', async () => {
    await service.db.away();
    expect(await bind('1001', pin)).toBe(52);
    await service.db.back();
    await expect.poll(() => bind('1001', pin)).toBe(0);
  });

  it('need TLS', async () => {
    const { code } = await run(ldapwhoami, `uid=1001,${suffix}`, pin, { url: openLdap.url });
    expect(code).toBe(13);
  });

  it('do not allow searches', async () => {
    const search = { args: ['-b', suffix] };
    expect((await run(ldapsearch, `uid=1001,${suffix}`, pin, search)).code).toBe(53);
  });

  it('are recorded with the account, and log neither name nor PIN', async () => {
    const [event] = await service.db.dataSource.query<object[]>(
      `SELECT actor, source, mailbox_id FROM audit_events WHERE source = 'ldap' LIMIT 1`,
    );
    expect(event).toMatchObject({ actor: 'slapd of a test', source: 'ldap' });
    const log = service.logs.join('');
    expect(log).toContain('LDAP bind');
    for (const secret of [pin, otherPin, 'uid=']) expect(log).not.toContain(secret);
  });

  it('are refused while the service is away', async () => {
    await rename(socketPath, `${socketPath}.away`);
    expect(await bind('1001', pin)).toBe(80);
    await rename(`${socketPath}.away`, socketPath);
    expect(await bind('1001', pin)).toBe(0);
  });

  describe('when a container starts the service', () => {
    let kept: ServiceProcess;

    beforeAll(async () => {
      await rename(socketPath, `${socketPath}.away`);
    });
    afterEach(() => kept.end('SIGKILL'));
    afterAll(() => rename(`${socketPath}.away`, socketPath));

    async function start(): Promise<void> {
      const settings = { LDAP_SOCKET: socketPath, LDAP_SOCKET_ACCOUNT: 'slapd of a test' };
      kept = await ServiceProcess.start(
        { ...testSettings(service.db.url, service.smtp.url), ...settings },
        'start.js',
      );
      expect(await bind('1001', pin)).toBe(0);
    }

    /** What a bind comes to that waits for its mailbox meanwhile. */
    async function bindDuring(meanwhile: () => Promise<unknown>): Promise<number> {
      const { dataSource } = service.db;
      const other = dataSource.createQueryRunner();
      await other.startTransaction();
      try {
        await other.query('SELECT FROM mailboxes WHERE id = $1 FOR UPDATE', [ann.mailboxId]);
        const code = bind('1001', pin);
        const waiting = `SELECT FROM pg_stat_activity
          WHERE datname = current_database() AND wait_event_type = 'Lock'`;
        await expect.poll(() => dataSource.query<object[]>(waiting)).toHaveLength(1);
        await meanwhile();
        await other.rollbackTransaction();
        return await code;
      } finally {
        await other.release();
      }
    }

    it('are explained as without a keeper', async () => {
      await start();
      const owner = await service.aMailbox({ extensions: ['1010'], language: 'ko' });
      await service.setPin(owner, pin, { temporary: true, setAt: hoursAgo(73) });
      expect(await bindAs(`uid=1010,${suffix}`, pin)).toMatchObject({
        code: 49,
        text: '이 PIN은 제때 변경되지 않아 만료되었습니다. 새 PIN을 요청해 주세요.',
      });
    });

    it('are refused with 80 if they are under way when the service is killed', async () => {
      await start();
      const child = await childOf(kept.pid);
      expect(await bindDuring(() => Promise.resolve(process.kill(child, 'SIGKILL')))).toBe(80);
      expect(await kept.end('SIGTERM')).toBe(128 + 9);
      expect(await bind('1001', pin)).toBe(80);
    });

    it('are answered if they are under way when the service stops', async () => {
      await start();
      let stopped: Promise<unknown> | undefined;
      const code = await bindDuring(async () => {
        stopped = kept.end('SIGTERM');
        await expect.poll(() => existsSync(socketPath)).toBe(false);
      });
      expect(code).toBe(0);
      expect(await stopped).toBe(0);
      expect(await bind('1001', pin)).toBe(80);
    });
  });

  it('leave no socket behind when the service stops', async () => {
    const path = join(folder, 'another.sock');
    const another = await TestService.start({ LDAP_SOCKET: path, LDAP_SOCKET_ACCOUNT: 'nobody' });
    expect(existsSync(path)).toBe(true);
    await another.stop();
    expect(existsSync(path)).toBe(false);
  });
});
