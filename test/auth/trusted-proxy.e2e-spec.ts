import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ProxyLogin } from '../../src/authentication/strategies/trusted-proxy.js';
import type { Environment } from '../../src/config/config.js';
import { TestService } from '../support/app.js';
import { aDatabase } from '../support/database.js';
import { externalPrincipals, loginContract } from '../support/login-contract.js';
import { Mailboxes, type TestMailbox } from '../support/mailboxes.js';
import { expectFault, expectReset, post, resetPinRequest } from '../support/soap.js';

const madeUp = 'a made-up secret of a proxy';

type Headers = Record<string, string | string[]>;

/** A service for one `describe`, with a mailbox for each test. */
function aService(settings: Environment) {
  const running = { service: undefined as unknown as TestService, owner: {} as TestMailbox };
  beforeAll(async () => {
    running.service = await TestService.start(settings);
  });
  afterAll(() => running.service.stop());
  beforeEach(async () => {
    running.owner = await running.service.aMailbox();
  });
  return {
    get service() {
      return running.service;
    },
    get owner() {
      return running.owner;
    },
    /** A request of nobody but the headers. */
    send: (headers: Headers) => {
      const request = post(running.service.server, resetPinRequest);
      for (const [name, value] of Object.entries(headers)) {
        // Superagent sends a list as so many fields, though its types do not say so.
        void request.set(name, value as string);
      }
      return request;
    },
  };
}

loginContract('the word of a trusted proxy', async () => {
  const db = await aDatabase();
  const arrange = new Mailboxes(db.dataSource);
  const proxy = (login: string) => ({ scheme: 'proxy' as const, login });
  const right = async () => {
    const { address, mailboxId } = await arrange.aMailbox();
    return { credentials: proxy(address), login: address, mailboxId };
  };
  const callers = [await right(), await right()] as const;
  const disabled = await arrange.aMailbox();
  await arrange.administration.disable(disabled.login);
  return {
    strategy: new ProxyLogin(externalPrincipals(db.database)),
    right: callers,
    refused: {
      disabled: proxy(disabled.login),
      'disabled, in capitals': proxy(disabled.login.toUpperCase()),
    },
    present: (text) => [proxy(text), proxy(`${text}@example.com`)],
    stop: () => db.drop(),
  };
});

describe('a proxy at a trusted address', () => {
  const site = aService({
    PROXY_LOGIN_HEADER: 'X-Remote-User',
    PROXY_LOGIN_DOMAIN: 'example.com',
    TRUSTED_PROXIES: '127.0.0.1,::1',
  });
  const user = () => site.owner.address.replace('@example.com', '');

  it('resets the PIN of the user whom it names', async () => {
    for (const name of [user(), `DOMAIN\\${user()}`, site.owner.address.toUpperCase()]) {
      const before = site.service.smtp.to(site.owner.address).length;
      expectReset(await site.send({ 'X-Remote-User': name }));
      expect(site.service.smtp.to(site.owner.address)).toHaveLength(before + 1);
    }
  });

  it('takes precedence over credentials of the client', async () => {
    const other = await site.service.aMailbox();
    const response = await site.send({ 'X-Remote-User': user() }).auth(other.login, other.password);
    expectReset(response);
    expect(site.service.smtp.to(other.address)).toHaveLength(0);
    expect(site.service.smtp.to(site.owner.address)).toHaveLength(1);
  });

  it('lets callers authenticate themselves if it names no user', async () => {
    const { login, password } = site.owner;
    expectReset(await site.send({}).auth(login, password));
    expectReset(await site.send({ 'X-Remote-User': '' }).auth(login, password));
    expect((await site.send({})).status).toBe(401);
  });

  it('is refused if it sends the name twice', async () => {
    const response = await site.send({ 'X-Remote-User': [user(), 'eve'] });
    expect(response.status).toBe(401);
    expect(site.service.smtp.to(site.owner.address)).toHaveLength(0);
  });

  it('is refused if the account of the login is disabled', async () => {
    await site.service.administration.disable(site.owner.login);
    expect((await site.send({ 'X-Remote-User': user() })).status).toBe(401);
  });

  it('may name a user without a mailbox', async () => {
    expectFault(await site.send({ 'X-Remote-User': 'nobody' }), 'ErrorNonExistentMailbox');
  });

  it('has the log and the audit name the client that it speaks for', async () => {
    const response = await site.send({
      'X-Remote-User': user(),
      'X-Forwarded-For': '198.51.100.66, 203.0.113.7',
      Forwarded: 'for=192.0.2.99',
    });
    expectReset(response);
    const requestId = String(response.headers['request-id']);
    const [event] = await site.service.db.dataSource.query<{ source: string }[]>(
      'SELECT source FROM audit_events WHERE request_id = $1 LIMIT 1',
      [requestId],
    );
    expect(event?.source).toBe('203.0.113.7');
    const line = site.service.logs.find(
      (text) => text.includes(requestId) && text.includes('"path"'),
    );
    expect(JSON.parse(line ?? '{}')).toMatchObject({ source: '203.0.113.7' });
  });
});

describe('a client that is not a trusted proxy', () => {
  const site = aService({
    PROXY_LOGIN_HEADER: 'X-Remote-User',
    TRUSTED_PROXIES: '192.0.2.0/24',
  });

  it('cannot name a user, nor an address to be mistaken for a proxy', async () => {
    const { address } = site.owner;
    const stranger = await site.send({});
    const attempts: Headers[] = [
      { 'X-Remote-User': address },
      { 'X-Remote-User': [address, address] },
      { 'X-Remote-User': address, 'X-Forwarded-For': '192.0.2.1' },
      { 'X-Remote-User': address, Forwarded: 'for=192.0.2.1' },
      { 'X-Remote-User': address, 'X-Umpin-Proxy-Secret': madeUp },
    ];
    for (const headers of attempts) {
      const response = await site.send(headers);
      expect(response.status).toBe(401);
      expect(response.text).toBe(stranger.text);
    }
    expect(site.service.smtp.to(address)).toHaveLength(0);
  });

  it('is authenticated by its password, not by the header', async () => {
    const other = await site.service.aMailbox();
    const { login, password, address } = site.owner;
    expectReset(await site.send({ 'X-Remote-User': other.address }).auth(login, password));
    expect(site.service.smtp.to(other.address)).toHaveLength(0);
    expect(site.service.smtp.to(address)).toHaveLength(1);
  });

  it('is logged with its own address', async () => {
    const response = await site.send({ 'X-Forwarded-For': '203.0.113.7' });
    const requestId = String(response.headers['request-id']);
    const lines = site.service.logs.filter((text) => text.includes(requestId));
    expect(lines.join('')).not.toContain('203.0.113.7');
    expect(lines.join('')).toContain('"source":"127.0.0.1"');
  });
});

describe('a proxy with a secret', () => {
  const site = aService({
    PROXY_LOGIN_HEADER: 'Remote-User',
    PROXY_SECRET: madeUp,
    LOCAL_ACCOUNTS: 'false',
  });

  it('is believed with the secret alone', async () => {
    const { address } = site.owner;
    const named = { 'Remote-User': address };
    expectReset(await site.send({ ...named, 'X-Umpin-Proxy-Secret': madeUp }));
    for (const secret of ['', 'guess', `${madeUp}x`, [madeUp, madeUp]]) {
      const response = await site.send({ ...named, 'X-Umpin-Proxy-Secret': secret });
      // There is nothing that the client could show to be let in.
      expect(response.status).toBe(403);
    }
    expect((await site.send(named)).status).toBe(403);
    expect(site.service.smtp.to(address)).toHaveLength(1);
  });

  it('does not find its secret in the log (P6)', () => {
    expect(site.service.logs.join('')).not.toContain(madeUp);
  });
});

describe('a proxy that writes Forwarded', () => {
  const site = aService({
    TRUSTED_PROXIES: '127.0.0.1,::1',
    CLIENT_ADDRESS_HEADER: 'forwarded',
  });

  it('has the log name the client of Forwarded, not of X-Forwarded-For', async () => {
    const response = await site.send({
      Forwarded: 'for="[2001:db8::7]:4711";proto=https',
      'X-Forwarded-For': '198.51.100.66',
    });
    const requestId = String(response.headers['request-id']);
    const lines = site.service.logs.filter((text) => text.includes(requestId));
    expect(lines.join('')).toContain('"source":"2001:db8::7"');
    expect(lines.join('')).not.toContain('198.51.100.66');
  });
});
