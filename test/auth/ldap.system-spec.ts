import { Logger } from '@nestjs/common';
import { BerReader } from 'ldapts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  LdapDirectory,
  type LdapOptions,
} from '../../src/authentication/strategies/ldap/ldap-directory.js';
import { DomainError } from '../../src/common/domain-error.js';
import { Line, type Handling, type Link } from '../faults/support/line.js';
import { aCertificate, type TestCertificate } from '../support/certificate.js';
import { aDatabase, type TestDatabase } from '../support/database.js';
import {
  agree,
  answerSearches,
  hangUpUnderTls,
  HostileDirectory,
  type SearchAnswer,
} from '../support/hostile-directory.js';
import { externalPrincipals } from '../support/login-contract.js';
import { Mailboxes, type TestMailbox } from '../support/mailboxes.js';
import {
  baseDn,
  dnOf,
  OpenLdap,
  openLdapIsInstalled,
  reader,
  type Person,
} from '../support/openldap.js';
import { freePorts } from '../support/ports.js';

const timeoutMs = 1_500;
const right = 'made up for alice';
const oddUid = 'o"hara, ann+<b>;=#\\';
const people: Person[] = [
  { uid: 'alice', password: right, mail: ['alice@example.com', 'a.smith@example.com'] },
  { uid: 'bob', password: 'made up for bob', mail: 'bob@example.com' },
  { uid: 'phoneless', password: right, mail: 'phoneless@example.com' },
  { uid: 'mailless', password: right },
  { uid: 'disabled', password: right, mail: 'disabled@example.com' },
  { uid: 'twin1', password: right, mail: 'twins@example.com' },
  { uid: 'twin2', password: right, mail: 'twins@example.com' },
  { uid: 'desk1', password: right, mail: ['desk@example.com', 'desk1@example.com'] },
  { uid: 'desk2', password: right, mail: ['desk@example.com', 'desk2@example.com'] },
  { uid: oddUid, password: right, mail: 'ann@example.com' },
];

describe.skipIf(!openLdapIsInstalled)('Basic against an LDAP directory', () => {
  let certificate: TestCertificate;
  let openLdap: OpenLdap;
  let db: TestDatabase;
  let alice: TestMailbox;
  const closing: (() => Promise<void>)[] = [];
  const warnings: unknown[] = [];

  beforeAll(async () => {
    const nothing = () => undefined;
    const warn = (warning: unknown) => void warnings.push(warning);
    Logger.overrideLogger({ log: nothing, error: nothing, warn });
    certificate = await aCertificate('IP:127.0.0.1', 'DNS:localhost');
    openLdap = await OpenLdap.start({ people, certificate });
    db = await aDatabase();
    const mailboxes = new Mailboxes(db.dataSource);
    alice = await mailboxes.aMailbox({ address: 'alice@example.com' });
    const { login } = await mailboxes.aMailbox({ address: 'disabled@example.com' });
    await mailboxes.administration.disable(login);
  });
  afterAll(async () => {
    await openLdap.stop();
    await certificate.remove();
    await db.drop();
  });
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });

  /** Searches by mail address over StartTLS unless told otherwise. */
  function directory(options: Partial<LdapOptions> = {}): LdapDirectory {
    return new LdapDirectory(
      {
        urls: [openLdap.url],
        startTls: true,
        authorities: certificate.cert,
        bindDn: reader.dn,
        bindPassword: reader.password,
        baseDn,
        loginAttribute: 'mail',
        mailboxAttribute: 'mail',
        userDn: undefined,
        timeoutMs,
        ...options,
      },
      externalPrincipals(db.database),
    );
  }
  const byUid = { userDn: dnOf('%s'), baseDn: undefined, bindDn: undefined, loginAttribute: 'uid' };

  const verify = (method: LdapDirectory, login: string, password: string) =>
    method.verify({ scheme: 'basic', login, password });

  async function refusal(login: Promise<unknown>): Promise<DomainError> {
    const error = await login.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DomainError);
    expect(error).toMatchObject({ refusal: 'DirectoryUnavailable' });
    expect(JSON.stringify((error as DomainError).facts)).not.toContain('made up');
    return error as DomainError;
  }

  async function hostile(meet?: Parameters<typeof HostileDirectory.start>[0]) {
    const server = await HostileDirectory.start(meet);
    closing.push(() => server.stop());
    return server;
  }

  /** The server, with a test on the line. */
  async function listenedTo(handling: Handling = {}) {
    const heard: Buffer[] = [];
    const links = new Set<Link>();
    const line = await Line.to(openLdap.port, () => ({
      toServer: (bytes, link) => {
        heard.push(bytes);
        links.add(link);
        link.server.write(bytes);
      },
      ...handling,
    }));
    closing.push(() => line.close());
    return {
      url: `ldap://127.0.0.1:${line.port}`,
      heard,
      open: () => [...links].filter(({ client }) => !client.destroyed).length,
    };
  }

  describe('by search and bind', () => {
    it('accepts the right password, with the mailbox of the mail address', async () => {
      expect(await verify(directory(), 'alice@example.com', right)).toEqual({
        login: 'alice@example.com',
        mailboxId: alice.mailboxId,
        impersonates: undefined,
        administers: {},
        external: { login: 'alice@example.com', address: 'alice@example.com' },
      });
    });

    it.each(['ALICE@example.COM', ' alice@example.com ', 'a.smith@example.com'])(
      'has one name for one person, also for who types %j',
      async (login) => {
        const caller = await verify(directory(), login, right);
        expect(caller).toMatchObject({ login: 'alice@example.com', mailboxId: alice.mailboxId });
      },
    );

    it.each([
      ['a wrong password', 'alice@example.com', 'wrong'],
      ['a password in another case', 'alice@example.com', right.toUpperCase()],
      ['the password of somebody else', 'alice@example.com', 'made up for bob'],
      ['an unknown login', 'nobody@example.com', right],
      ['a login of two people', 'twins@example.com', right],
      ['a further login of whom is known by a login of two people', 'desk1@example.com', right],
      ['an account that is disabled here', 'disabled@example.com', right],
      ['the reader by its DN', reader.dn, reader.password],
      ['a filter for all', '*', right],
      ['the beginning of a login', 'alice*', right],
      ['a filter behind the login', '*)(uid=*', right],
      ['a filter around the login', 'alice@example.com)(|(uid=*', right],
      ['an escaped star', '\\2a', right],
    ])('knows nobody by %s (P10)', async (_, login, password) => {
      expect(await verify(directory(), login, password)).toBeUndefined();
      expect(await verify(directory({ loginAttribute: 'uid' }), login, password)).toBeUndefined();
    });

    it('sends no empty password to the directory (RFC 4513 5.1.2)', async () => {
      const server = await hostile();
      const caller = await verify(directory({ urls: [server.url] }), 'alice@example.com', '');
      expect(caller).toBeUndefined();
      expect(server.connections).toBe(0);
    });

    it('sends as many requests for an unknown user as for a wrong password (P10)', async () => {
      const [bind, search, unbind] = [0x60, 0x63, 0x42];
      for (const login of ['alice@example.com', 'nobody@example.com', 'twins@example.com']) {
        const { url, heard } = await listenedTo();
        await verify(directory({ urls: [url], startTls: false }), login, 'wrong');
        const asked = () => heard.map(operationOf);
        const work = [bind, search, search, bind, unbind];
        await expect.poll(asked, { message: login }).toEqual(work);
      }
    });

    it('accepts a user without a mailbox, and assigns none', async () => {
      const caller = { login: 'phoneless@example.com', mailboxId: undefined };
      expect(await verify(directory(), caller.login, right)).toMatchObject(caller);
    });

    it('accepts a user without the mailbox attribute, and assigns no mailbox', async () => {
      const caller = await verify(directory({ loginAttribute: 'UID' }), 'mailless', right);
      expect(caller).toMatchObject({ login: 'mailless', mailboxId: undefined });
    });

    it('searches anonymously if the directory allows it', async () => {
      const open = await OpenLdap.start({ people, certificate, anonymousRead: true });
      closing.push(() => open.stop());
      const method = directory({ urls: [open.url], bindDn: undefined, bindPassword: undefined });
      const caller = { login: 'alice@example.com', mailboxId: alice.mailboxId };
      expect(await verify(method, 'alice@example.com', right)).toMatchObject(caller);
      expect(await verify(method, 'alice@example.com', 'wrong')).toBeUndefined();
    });

    it('reports the directory as unavailable if it may not search, for every password', async () => {
      const method = directory({ bindPassword: 'wrong' });
      await refusal(verify(method, 'alice@example.com', right));
      await refusal(verify(method, 'alice@example.com', 'wrong'));
    });
  });

  describe('by direct bind', () => {
    it.each(['alice', 'ALICE', ' alice'])(
      'gives the same login to a user who types %j',
      async (login) => {
        const caller = await verify(directory(byUid), login, right);
        expect(caller).toMatchObject({ login: 'alice', mailboxId: alice.mailboxId });
      },
    );

    it('accepts a login full of syntax characters', async () => {
      const caller = await verify(directory(byUid), oddUid, right);
      expect(caller).toMatchObject({ login: oddUid });
    });

    it.each([
      ['a wrong password', 'alice', 'wrong'],
      ['an unknown login', 'nobody', right],
      ['an empty password', 'alice', ''],
      ['a star', '*', right],
      ['a DN', dnOf('alice'), right],
      ['the beginning of a DN', `alice,ou=people,${baseDn}`, right],
      ['a second attribute', 'alice+cn=alice', right],
      ['what is a SASL mechanism to the library', 'EXTERNAL', right],
    ])('knows nobody by %s (P10)', async (_, login, password) => {
      expect(await verify(directory(byUid), login, password)).toBeUndefined();
    });

    it('accepts a user without a mail address, and assigns no mailbox', async () => {
      const caller = await verify(directory(byUid), 'mailless', right);
      expect(caller).toMatchObject({ login: 'mailless', mailboxId: undefined });
    });

    it('uses the DN as the login if the login attribute has no value', async () => {
      const caller = await verify(
        directory({ ...byUid, loginAttribute: 'mail' }),
        'MAILLESS',
        right,
      );
      expect(caller).toMatchObject({ login: dnOf('mailless'), mailboxId: undefined });
    });
  });

  describe('if several entries share a login', () => {
    const answering = async (answer: SearchAnswer) =>
      (await hostile((socket) => answerSearches(socket, answer))).url;
    const byUpn = { userDn: '%s@example.com', startTls: false };
    const bySearch = { startTls: false };
    const login = (options: Partial<LdapOptions>) => verify(directory(options), 'alice', right);

    it.each([1, 2, 3])(
      'accepts neither from a server with a size limit of %i',
      async (sizeLimit) => {
        const server = await OpenLdap.start({ people, certificate, sizeLimit });
        closing.push(() => server.stop());
        const method = directory({ urls: [server.url] });
        expect(await verify(method, 'twins@example.com', right)).toBeUndefined();
        expect(await verify(method, 'desk1@example.com', right)).toBeUndefined();
        // One who is alone is told of in full.
        const caller = { login: 'alice@example.com', mailboxId: alice.mailboxId };
        expect(await verify(method, 'alice@example.com', right)).toMatchObject(caller);
        expect(warnings.slice(-2)).toEqual(
          ['twins@example.com', 'desk1@example.com'].map((value) => ({
            msg: 'several entries of the directory share a login',
            attribute: 'mail',
            value,
          })),
        );
      },
    );

    it.each<[string, SearchAnswer]>([
      ['stops after one of them', { entries: ['cn=a'], code: 4 }],
      ['stops before the first', { entries: [], code: 4 }],
      ['tells of both', { entries: ['cn=a', 'cn=b'], code: 0 }],
      ['tells of both and stops', { entries: ['cn=a', 'cn=b'], code: 4 }],
    ])('lets in neither by a server that %s', async (_, answer) => {
      const urls = [await answering(answer)];
      expect(await login({ urls, ...bySearch })).toBeUndefined();
      expect(await login({ urls, ...byUpn })).toBeUndefined();
    });

    it.each([
      ['has no more time', 3],
      ['reaches a limit of its administrator', 11],
      ['has no more patience', 51],
      ['knows a code that nobody else does', 4_321],
    ])('says that it cannot ask a server that %s after the first', async (_, code) => {
      const urls = [await answering({ entries: ['cn=a'], code })];
      await refusal(login({ urls, ...bySearch }));
      await refusal(login({ urls, ...byUpn }));
      await refusal(login({ urls, ...byUid, startTls: false }));
    });

    it('reports a server as unavailable that returns two entries for one DN', async () => {
      const urls = [await answering({ entries: ['cn=a', 'cn=b'], code: 0 })];
      await refusal(login({ urls, ...byUid, startTls: false }));
    });

    it('disconnects from a server that sends endless entries', async () => {
      const urls = [await answering({ entries: withoutEnd(), code: 0 })];
      for (const options of [bySearch, byUpn, { ...byUid, startTls: false }]) {
        // A time limit that is not what ends it.
        const { facts } = await refusal(login({ urls, timeoutMs: 10_000, ...options }));
        expect(facts.servers).toContain('are too long');
      }
    });
  });

  describe('under TLS', () => {
    const login = (options: Partial<LdapOptions>) =>
      verify(directory(options), 'alice@example.com', right);

    it('connects over LDAPS to an IP address and to a name', async () => {
      expect(await login({ urls: [openLdap.secureUrl] })).toBeDefined();
      const byName = openLdap.secureUrl.replace('127.0.0.1', 'localhost');
      expect(await login({ urls: [byName] })).toBeDefined();
    });

    it('sends no password in clear with StartTLS', async () => {
      const { url, heard } = await listenedTo();
      expect(await login({ urls: [url] })).toBeDefined();
      expect(Buffer.concat(heard).toString('latin1')).not.toContain('made up');
      // What the sentence above is worth: the same without StartTLS.
      expect(await login({ urls: [url], startTls: false })).toBeDefined();
      expect(Buffer.concat(heard).toString('latin1')).toContain(right);
    });

    it('trusts no certificate of another authority, and none without an authority', async () => {
      const other = await aCertificate('IP:127.0.0.1');
      closing.push(() => other.remove());
      for (const authorities of [other.cert, undefined]) {
        for (const url of [openLdap.url, openLdap.secureUrl]) {
          const { cause } = await refusal(login({ urls: [url], authorities }));
          expect(cause).toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
        }
      }
    });

    it('trusts no certificate of another server', async () => {
      const other = await aCertificate('DNS:elsewhere.example.com');
      closing.push(() => other.remove());
      const elsewhere = await OpenLdap.start({ people, certificate: other });
      closing.push(() => elsewhere.stop());
      for (const url of [elsewhere.url, elsewhere.secureUrl]) {
        const { cause } = await refusal(login({ urls: [url], authorities: other.cert }));
        expect(cause).toMatchObject({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
      }
    });

    it('does not start with authorities that hold no certificate', () => {
      expect(() => directory({ authorities: certificate.key })).toThrow();
      expect(() => directory({ authorities: '' })).toThrow();
    });

    it('sends no password to a server without StartTLS', async () => {
      const plain = await OpenLdap.start({ people });
      closing.push(() => plain.stop());
      await refusal(login({ urls: [plain.url] }));
      expect(await login({ urls: [plain.url], startTls: false })).toBeDefined();
    });

    it('accepts no answer of which a part was sent before TLS', async () => {
      // A BindResponse of success but for 14 bytes, as many as the true answer has: 49, wrong.
      const begun = Buffer.from('301a020102 6115 0a0100 0400 040e'.replaceAll(' ', ''), 'hex');
      let answers = 0;
      const { url } = await listenedTo({
        toClient: (bytes, { client }) => {
          answers += 1;
          client.write(answers === 1 ? Buffer.concat([bytes, begun]) : bytes);
        },
      });
      await refusal(verify(directory({ ...byUid, urls: [url] }), 'alice', 'wrong'));
      expect(answers).toBe(1);
    });

    it('does not reconnect in clear after the connection is lost under TLS', async () => {
      const server = await hostile((socket) => hangUpUnderTls(socket, certificate));
      await refusal(login({ urls: [server.url] }));
      expect(server.connections).toBe(1);
      expect(server.heard).not.toContain('made up');
    });
  });

  describe('with servers that fail', () => {
    const refusing = async () => {
      const [port = 0] = await freePorts(1);
      return `ldap://127.0.0.1:${port}`;
    };
    const silent = async () => (await hostile()).url;
    const silentUnderTls = async () => (await hostile((socket) => agree(socket))).url;
    const noise = async () =>
      (await hostile((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))).url;

    it.each([
      ['refuses connections', refusing],
      ['says nothing', silent],
      ['says nothing after StartTLS', silentUnderTls],
      ['is none', noise],
    ])(
      'asks the next one in time if the first one %s, and that one first from then on',
      async (_, first) => {
        const method = directory({ urls: [await first(), openLdap.url] });
        const login = async () => {
          const startedAt = performance.now();
          expect(await verify(method, 'alice@example.com', right)).toBeDefined();
          return performance.now() - startedAt;
        };
        expect(await login()).toBeLessThan(2 * timeoutMs);
        expect(await login()).toBeLessThan(timeoutMs / 2);
      },
    );

    it('asks no second server about a password that the first one refuses', async () => {
      const second = await hostile();
      const method = directory({ urls: [openLdap.url, second.url] });
      expect(await verify(method, 'alice@example.com', 'wrong')).toBeUndefined();
      expect(second.connections).toBe(0);
    });

    it.each([
      ['says nothing', silent, false],
      ['says nothing', silent, true],
      ['says nothing after StartTLS', silentUnderTls, true],
    ])('gives up after twice the time limit if each %s', async (_, server, startTls) => {
      const urls = [await server(), await server(), await server(), await server()];
      const startedAt = performance.now();
      const login = verify(directory({ urls, startTls }), 'alice@example.com', right);
      const { facts } = await refusal(login);
      expect(performance.now() - startedAt).toBeLessThan(2 * timeoutMs + 500);
      expect(facts.servers).toContain(new URL(urls[0] ?? '').host);
    });

    it('reports the directory as unavailable, and accepts logins again when it is back', async () => {
      const server = await OpenLdap.start({ people, certificate });
      closing.push(() => server.stop());
      const method = directory({ urls: [server.url] });
      const login = () => verify(method, 'alice@example.com', right);
      expect(await login()).toBeDefined();
      await server.down();
      await refusal(login());
      await server.up();
      expect(await login()).toBeDefined();
    });

    it('does not blame a directory for an unavailable database', async () => {
      await db.away();
      try {
        const login = verify(directory(), 'alice@example.com', right);
        await expect(login).rejects.toMatchObject({ refusal: 'DatabaseUnavailable' });
        expect(await verify(directory(), 'alice@example.com', 'wrong')).toBeUndefined();
      } finally {
        await db.back();
      }
    });
  });

  it('closes every connection after every outcome', async () => {
    const line = await listenedTo();
    const server = await hostile();
    for (const startTls of [true, false]) {
      const method = directory({ urls: [line.url], startTls });
      await verify(method, 'alice@example.com', right);
      await verify(method, 'alice@example.com', 'wrong');
      await verify(method, 'nobody@example.com', right);
    }
    await refusal(verify(directory({ urls: [line.url], authorities: undefined }), 'a', right));
    await refusal(verify(directory({ urls: [server.url] }), 'alice@example.com', right));
    expect(line.heard.length).toBeGreaterThan(0);
    await expect.poll(line.open).toBe(0);
    await expect.poll(() => server.open).toBe(0);
  });
});

function* withoutEnd(): Generator<string> {
  for (let number = 0; ; number += 1) yield `cn=${number}${'x'.repeat(10_000)},${baseDn}`;
}

/** The tag of the operation in an LDAPMessage (RFC 4511 4.1.1). */
function operationOf(message: Buffer): number | null {
  const bytes = new BerReader(message);
  bytes.readSequence();
  bytes.readInt();
  return bytes.readSequence();
}
