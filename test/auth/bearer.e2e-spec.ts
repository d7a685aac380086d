import { createHmac, createPublicKey, KeyObject, sign } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  BearerTokens,
  type BearerOptions,
} from '../../src/authentication/strategies/oidc/bearer-tokens.js';
import { TestService } from '../support/app.js';
import { aDatabase } from '../support/database.js';
import { aKey, audience, TestIssuer, type IssuerKey } from '../support/issuer.js';
import { externalPrincipals, loginContract } from '../support/login-contract.js';
import { Mailboxes, type TestMailbox } from '../support/mailboxes.js';
import { expectFault, expectReset, post, resetPinRequest } from '../support/soap.js';

const now = () => Math.floor(Date.now() / 1_000);
const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
const withToken = (service: TestService, token: string) =>
  post(service.server, resetPinRequest).set('Authorization', `Bearer ${token}`);

loginContract('bearer tokens', async () => {
  // Without a service that has set its own log, the reason of each refusal would be printed.
  Logger.overrideLogger(false);
  const db = await aDatabase();
  const arrange = new Mailboxes(db.dataSource);
  const issuer = await TestIssuer.start();
  const key = await issuer.newKey('RS256');
  const bearer = (token: string) => ({ scheme: 'bearer' as const, token });
  const signed = (sub: string, email: string) => {
    const claims = { iss: issuer.url, aud: audience, exp: now() + 300, sub, email };
    const input = `${encode({ alg: key.alg, kid: key.kid })}.${encode(claims)}`;
    const signature = sign('sha256', Buffer.from(input), KeyObject.from(key.privateKey));
    return bearer(`${input}.${signature.toString('base64url')}`);
  };
  const right = async () => {
    const { address, mailboxId } = await arrange.aMailbox();
    const login = `subject of ${address}`;
    return { credentials: signed(login, address), login, mailboxId };
  };
  const callers = [await right(), await right()] as const;
  const disabled = await arrange.aMailbox();
  await arrange.administration.disable(disabled.login);
  const options = {
    issuer: issuer.url,
    audience,
    jwksUrl: undefined,
    algorithms: ['RS256'],
    loginClaim: 'sub',
    mailboxClaim: 'email',
    rolesClaim: 'roles',
  };
  return {
    strategy: new BearerTokens(options, externalPrincipals(db.database)),
    right: callers,
    refused: {
      disabled: signed(disabled.login, disabled.address),
      'signed by a stranger': bearer(await issuer.token(await aKey('RS256', key.kid))),
      'for others': bearer(await issuer.token(key, { sub: 'a-subject', aud: 'others' })),
      'no token': bearer('abc.def.ghi'),
    },
    present: (text) => [signed(text, text), signed('a-subject', text), bearer(text)],
    stop: async () => {
      await issuer.stop();
      await db.drop();
    },
  };
});

describe('bearer tokens', () => {
  let issuer: TestIssuer;
  let service: TestService;
  let keys: Record<'rs256' | 'es256' | 'eddsa' | 'ps256' | 'es384', IssuerKey>;
  let owner: TestMailbox;
  let claims: { sub: string; email: string };

  beforeAll(async () => {
    issuer = await TestIssuer.start();
    keys = {
      rs256: await issuer.newKey('RS256'),
      es256: await issuer.newKey('ES256'),
      eddsa: await issuer.newKey('EdDSA'),
      ps256: await issuer.newKey('PS256'),
      es384: await issuer.newKey('ES384'),
    };
    service = await TestService.start({
      OIDC_ISSUER: issuer.url,
      OIDC_AUDIENCE: audience,
      OIDC_ROLES_CLAIM: 'realm_access.roles',
    });
  });
  afterAll(async () => {
    await service.stop();
    await issuer.stop();
  });
  beforeEach(async () => {
    owner = await service.aMailbox();
    claims = { sub: `subject of ${owner.address}`, email: owner.address };
  });

  it.each(['rs256', 'es256', 'eddsa', 'ps256'] as const)(
    'resets the PIN of the mailbox that a token signed with %s names',
    async (key) => {
      expectReset(await withToken(service, await issuer.token(keys[key], claims)));
      expect(service.smtp.to(owner.address)).toHaveLength(1);
    },
  );

  it('finds the keys by the discovery document, and fetches each once', async () => {
    await withToken(service, await issuer.token(keys.rs256, claims));
    await withToken(service, await issuer.token(keys.es256, claims));
    expect(issuer.asked).toEqual(['/.well-known/openid-configuration', '/keys']);
  });

  it.each<[string, () => [object, object?]]>([
    ['without a type', () => [claims, { typ: undefined }]],
    ['of the type JWT', () => [claims, { typ: 'JWT' }]],
    ['of the type application/at+jwt', () => [claims, { typ: 'application/AT+JWT' }]],
    ['for several audiences', () => [{ ...claims, aud: ['others', audience] }]],
    ['of a clock that is 20 seconds late', () => [{ ...claims, exp: now() - 20 }]],
    ['of a clock that is 20 seconds early', () => [{ ...claims, nbf: now() + 20 }]],
    ['with a key of its own in the header', () => [claims, { jwk: keys.es256.publicJwk }]],
    ['with a URL of keys in the header', () => [claims, { jku: 'http://127.0.0.1:9/' }]],
    ['with the address in capitals', () => [{ ...claims, email: owner.address.toUpperCase() }]],
    ['with a verified address', () => [{ ...claims, email_verified: true }]],
  ])('are taken %s', async (_, parts) => {
    const [payload, header] = parts();
    expectReset(await withToken(service, await issuer.token(keys.rs256, { ...payload }, header)));
  });

  // Each differs in one thing from a token that is taken.
  it.each<[string, () => string | Promise<string>]>([
    ['of another issuer', () => issuer.token(keys.rs256, { ...claims, iss: `${issuer.url}/` })],
    ['without an issuer', () => issuer.token(keys.rs256, { ...claims, iss: undefined })],
    ['for another audience', () => issuer.token(keys.rs256, { ...claims, aud: 'others' })],
    ['for nobody', () => issuer.token(keys.rs256, { ...claims, aud: undefined })],
    [
      'for an audience of a like name',
      () => issuer.token(keys.rs256, { ...claims, aud: 'umpin2' }),
    ],
    ['that has expired', () => issuer.token(keys.rs256, { ...claims, exp: now() - 31 })],
    ['that never expires', () => issuer.token(keys.rs256, { ...claims, exp: undefined })],
    ['that is not valid yet', () => issuer.token(keys.rs256, { ...claims, nbf: now() + 60 })],
    ['without a login', () => issuer.token(keys.rs256, { email: owner.address })],
    ['with a NUL in its login', () => issuer.token(keys.rs256, { ...claims, sub: 'alice\0' })],
    ['of a logout', () => issuer.token(keys.rs256, claims, { typ: 'logout+jwt' })],
    ['of a type that is no text', () => issuer.token(keys.rs256, claims, { typ: ['JWT'] })],
    [
      'with an extension that must be known',
      async () => {
        const token = await issuer.token(keys.rs256, claims);
        return withHeader(token, { alg: 'RS256', kid: keys.rs256.kid, crit: ['exp'], exp: 1 });
      },
    ],
    [
      'of an algorithm that is not allowed, though its key is published',
      () => issuer.token(keys.es384, claims),
    ],
    [
      'without a signature: alg none',
      async () => {
        const [, payload = ''] = (await issuer.token(keys.rs256, claims)).split('.');
        return `${encode({ alg: 'none', typ: 'at+jwt' })}.${payload}.`;
      },
    ],
    [
      'without a signature: alg NoNe',
      async () => {
        const [, payload = ''] = (await issuer.token(keys.rs256, claims)).split('.');
        return `${encode({ alg: 'NoNe', typ: 'at+jwt' })}.${payload}.`;
      },
    ],
    [
      'whose signature is cut off',
      async () => (await issuer.token(keys.rs256, claims)).replace(/[^.]*$/, ''),
    ],
    [
      'signed with the public key as a shared secret',
      async () => {
        const [, payload = ''] = (await issuer.token(keys.rs256, claims)).split('.');
        const key = createPublicKey({ key: keys.rs256.publicJwk, format: 'jwk' });
        const pem = key.export({ type: 'spki', format: 'pem' });
        const signed = `${encode({ alg: 'HS256', kid: keys.rs256.kid, typ: 'at+jwt' })}.${payload}`;
        return `${signed}.${createHmac('sha256', pem).update(signed).digest('base64url')}`;
      },
    ],
    [
      'whose claims were changed',
      async () => {
        const [header = '', , signature = ''] = (await issuer.token(keys.rs256, claims)).split('.');
        const changed = { iss: issuer.url, aud: audience, exp: now() + 300, ...claims };
        return `${header}.${encode(changed)}.${signature}`;
      },
    ],
    [
      'whose header was changed',
      async () =>
        withHeader(await issuer.token(keys.rs256, claims), { alg: 'RS512', kid: keys.rs256.kid }),
    ],
    [
      'of a key that nobody publishes',
      async () => {
        return issuer.token(await aKey('RS256', 'a stranger'), claims);
      },
    ],
    [
      'of a stranger who names a key of ours',
      async () => {
        return issuer.token(await aKey('RS256', keys.rs256.kid), claims);
      },
    ],
    [
      'of a stranger who brings the key along',
      async () => {
        const stranger = await aKey('RS256', keys.rs256.kid);
        return issuer.token(stranger, claims, { jwk: stranger.publicJwk });
      },
    ],
    [
      'of a key for another algorithm',
      async () => {
        return issuer.token({ ...keys.rs256, kid: keys.ps256.kid }, claims);
      },
    ],
    ['of more than 8 KiB', () => issuer.token(keys.rs256, { ...claims, more: 'x'.repeat(8_192) })],
    ['of one part', () => 'abc'],
    ['of two parts', () => 'abc.def'],
    ['of five parts, encrypted', () => 'abc.def.ghi.jkl.mno'],
    ['of dots', () => '..'],
    ['of no JSON', () => 'abc.def.ghi'],
    ['of a header that is a list', () => `${encode([])}.${encode({})}.abc`],
    ['of a header that is a number', () => 'MQ.MQ.MQ'],
  ])('are refused like everything else: a token %s (P10)', async (_, make) => {
    const stranger = await post(service.server, resetPinRequest);
    const response = await withToken(service, await make());
    expect(response.status).toBe(401);
    expect(response.text).toBe(stranger.text);
    expect(response.headers['www-authenticate']).toBe(stranger.headers['www-authenticate']);
    expect(service.smtp.to(owner.address)).toHaveLength(0);
  });

  it('name no mailbox if the address in them is not verified', async () => {
    const token = await issuer.token(keys.rs256, { ...claims, email_verified: false });
    expectFault(await withToken(service, token), 'ErrorNonExistentMailbox');
  });

  it('name no mailbox if none has the address in them', async () => {
    const token = await issuer.token(keys.rs256, { ...claims, email: 'nobody@example.com' });
    expectFault(await withToken(service, token), 'ErrorNonExistentMailbox');
  });

  // PostgreSQL's lower() makes a k of the first and an i of the second.
  it.each(['\u212aiosk', 'k\u0130osk', '\u03baiosk', '\uff4biosk', 'k\u0131osk', 'kio\u017fk'])(
    'are nobody else by a name that only looks like theirs: %s',
    async (lookAlike) => {
      const { address } = await service.aMailbox({
        address: owner.address.replace('user', 'kiosk'),
      });
      const email = address.replace('kiosk', lookAlike);
      const byAddress = await issuer.token(keys.rs256, { ...claims, email });
      expectFault(await withToken(service, byAddress), 'ErrorNonExistentMailbox');

      const login = `kiosk of ${address}`;
      await service.administration.addAccount({ login, mailbox: address });
      const sub = login.replace('kiosk', lookAlike);
      const byLogin = await issuer.token(keys.rs256, { sub });
      expectFault(await withToken(service, byLogin), 'ErrorNonExistentMailbox');
      const themselves = await issuer.token(keys.rs256, { sub: login.toUpperCase() });
      expectReset(await withToken(service, themselves));
    },
  );

  it('are refused for a login whose account is disabled', async () => {
    await service.administration.addAccount({ login: claims.sub });
    await service.administration.disable(claims.sub);
    const response = await withToken(service, await issuer.token(keys.rs256, claims));
    expect(response.status).toBe(401);
  });

  it('are the mailbox of the account that has no password of its own', async () => {
    const { address } = await service.aMailbox();
    await service.administration.addAccount({ login: claims.sub, mailbox: address });
    expectReset(await withToken(service, await issuer.token(keys.rs256, claims)));
    expect(service.smtp.to(address)).toHaveLength(1);
    expect(service.smtp.to(owner.address)).toHaveLength(0);
  });

  it('make nobody a local account with a password', async () => {
    const local = await service.aMailbox();
    const token = await issuer.token(keys.rs256, { sub: local.login });
    expectFault(await withToken(service, token), 'ErrorNonExistentMailbox');
  });

  it('leave no trace of themselves in the log (P6)', async () => {
    const good = await issuer.token(keys.rs256, claims);
    const bad = await issuer.token(keys.rs256, { ...claims, aud: 'others' });
    await withToken(service, good);
    await withToken(service, bad);
    const log = service.logs.join('');
    for (const part of [...good.split('.'), ...bad.split('.')]) expect(log).not.toContain(part);
    // Why, for whoever sets it up; never to the caller.
    expect(log).toContain('ERR_JWT_CLAIM_VALIDATION_FAILED aud');
  });

  it('leave Basic as it was', async () => {
    expectReset(await post(service.server, resetPinRequest, owner));
  });
});

describe('the keys of an issuer', () => {
  let service: TestService;
  let issuer: TestIssuer;
  let key: IssuerKey;
  let owner: TestMailbox;

  beforeAll(async () => {
    service = await TestService.start();
    owner = await service.aMailbox();
  });
  afterAll(() => service.stop());
  beforeEach(async () => {
    issuer = await TestIssuer.start();
    key = await issuer.newKey('ES256', 'first');
    return () => issuer.stop();
  });

  const options = (more: Partial<BearerOptions> = {}): BearerOptions => ({
    issuer: issuer.url,
    audience,
    jwksUrl: issuer.jwksUrl,
    algorithms: ['RS256', 'ES256'],
    loginClaim: 'sub',
    mailboxClaim: 'email',
    rolesClaim: 'roles',
    timeoutMs: 300,
    pauseMs: 0,
    ...more,
  });
  const strategy = (more: Partial<BearerOptions> = {}) =>
    new BearerTokens(options(more), externalPrincipals(service.db.database));
  const claims = (more: object = {}) => ({ sub: 'a-subject', email: owner.address, ...more });
  const tokenOf = async (by: IssuerKey, more: object = {}) => ({
    scheme: 'bearer' as const,
    token: await issuer.token(by, claims(more)),
  });

  it('are followed when they change while the service runs', async () => {
    const tokens = strategy({ cooldownMs: 0 });
    const caller = { login: 'a-subject', mailboxId: owner.mailboxId };
    expect(await tokens.verify(await tokenOf(key))).toMatchObject(caller);

    const second = await issuer.newKey('ES256', 'second');
    expect(await tokens.verify(await tokenOf(second))).toMatchObject(caller);
    expect(await tokens.verify(await tokenOf(key))).toMatchObject(caller);

    issuer.published.shift();
    const third = await issuer.newKey('ES256', 'third');
    expect(await tokens.verify(await tokenOf(third))).toMatchObject(caller);
    // Withdrawn.
    expect(await tokens.verify(await tokenOf(key))).toBeUndefined();
  });

  it('are not fetched again for every key that a stranger makes up', async () => {
    const tokens = strategy({ cooldownMs: 60_000 });
    await tokens.verify(await tokenOf(key));
    for (let stranger = 0; stranger < 5; stranger += 1) {
      const made = await aKey('ES256', `made up ${stranger}`);
      expect(await tokens.verify(await tokenOf(made))).toBeUndefined();
    }
    expect(issuer.asked).toEqual(['/keys']);
  });

  it('are fetched once for many callers at a time', async () => {
    const tokens = strategy({ jwksUrl: undefined });
    const token = await tokenOf(key);
    const callers = await Promise.all(Array.from({ length: 20 }, () => tokens.verify(token)));
    expect(callers.filter(Boolean)).toHaveLength(20);
    expect(issuer.asked).toEqual(['/.well-known/openid-configuration', '/keys']);
  });

  it.each<[string, () => void]>([
    ['that answer with an error', () => (issuer.answerKeys = (to) => to.writeHead(500).end())],
    [
      'that are moved',
      () => {
        issuer.answerKeys = (to) => to.writeHead(302, { location: issuer.jwksUrl }).end();
      },
    ],
    ['that never answer', () => (issuer.answerKeys = () => undefined)],
    ['that never finish', () => (issuer.answerKeys = (to) => void to.write('{"keys":['))],
    ['that hang up', () => (issuer.answerKeys = (to) => to.destroy())],
    ['that are no JSON', () => (issuer.answerKeys = (to) => to.end('<html>'))],
    ['that are no keys', () => (issuer.answerKeys = (to) => to.end('{}'))],
  ])('are no reason to refuse or to hang: keys %s (P10)', async (_, fail) => {
    const tokens = strategy();
    const token = await tokenOf(key);
    fail();
    const started = performance.now();
    await expect(tokens.verify(token)).rejects.toMatchObject({
      refusal: 'DirectoryUnavailable',
    });
    expect(performance.now() - started).toBeLessThan(3_000);

    issuer.answerKeys = undefined;
    expect(await tokens.verify(token)).toMatchObject({ mailboxId: owner.mailboxId });
  });

  it('are not needed for what cannot be a token for us', async () => {
    const tokens = strategy();
    issuer.answerKeys = (to) => to.writeHead(500).end();
    const none = `${encode({ alg: 'none' })}.${encode(claims())}.`;
    for (const token of ['abc', 'a.b.c', none]) {
      expect(await tokens.verify({ scheme: 'bearer', token })).toBeUndefined();
    }
    expect(issuer.asked).toEqual([]);
  });

  it('are good while the issuer is away, once they are known', async () => {
    const tokens = strategy();
    const token = await tokenOf(key);
    await tokens.verify(token);
    issuer.answerKeys = (to) => to.writeHead(500).end();
    expect(await tokens.verify(token)).toMatchObject({ mailboxId: owner.mailboxId });
  });

  it('are asked for once a pause while the issuer fails', async () => {
    const tokens = strategy({ pauseMs: 60_000 });
    issuer.answerKeys = (to) => to.writeHead(500).end();
    const token = await tokenOf(key);
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await expect(tokens.verify(token)).rejects.toMatchObject({
        refusal: 'DirectoryUnavailable',
      });
    }
    expect(issuer.asked).toEqual(['/keys']);
  });

  it.each<[string, object]>([
    ['of another issuer', { issuer: 'https://login.example.com' }],
    ['of the same issuer, almost', { issuer: 'http://127.0.0.1' }],
    ['without a URL of keys', { jwks_uri: undefined }],
    ['with keys on a line that others can change', { jwks_uri: 'http://login.example.com/keys' }],
    ['with keys in a file', { jwks_uri: 'file:///etc/hostname' }],
  ])('are not taken from a discovery document %s', async (_, document) => {
    const tokens = strategy({ jwksUrl: undefined });
    issuer.discovery = document;
    const token = await tokenOf(key);
    await expect(tokens.verify(token)).rejects.toMatchObject({
      refusal: 'DirectoryUnavailable',
    });
    expect(issuer.asked).not.toContain('/keys');

    // Set right, it is believed without a restart.
    issuer.discovery = {};
    expect(await tokens.verify(token)).toMatchObject({ mailboxId: owner.mailboxId });
  });

  it('are not asked for over plain HTTP on a network', () => {
    const remote = 'http://login.example.com';
    expect(() => strategy({ jwksUrl: `${remote}/keys` })).toThrow(/^OIDC_JWKS_URL /);
    expect(() => strategy({ issuer: remote, jwksUrl: undefined })).toThrow(/^OIDC_ISSUER /);
    // A name for comparisons then, never asked.
    expect(() => strategy({ issuer: remote })).not.toThrow();
  });

  it('prove the role to act for others, which an account of the same login narrows', async () => {
    const tokens = strategy();
    const admin = { roles: ['ApplicationImpersonation', 'others'] };
    const token = await tokenOf(key, { sub: 'an-admin', ...admin });
    expect(await tokens.verify(token)).toMatchObject({ impersonates: { kind: 'everyone' } });
    const inWords = await tokenOf(key, { roles: 'others ApplicationImpersonation' });
    expect(await tokens.verify(inWords)).toMatchObject({ impersonates: { kind: 'everyone' } });
    const other = await tokenOf(key, { roles: ['applicationimpersonation', 'others'] });
    expect((await tokens.verify(other))?.impersonates).toBeUndefined();

    const { administration } = service;
    await administration.addAccount({ login: 'an-admin' });
    await administration.grant('an-admin', 'ApplicationImpersonation', 'policy:Default');
    expect(await tokens.verify(token)).toMatchObject({
      impersonates: { kind: 'policy', policy: 'Default' },
    });
  });

  it('that cannot be fetched make a fault that invites the caller to try again', async () => {
    const away = await TestService.start({
      OIDC_ISSUER: issuer.url,
      OIDC_AUDIENCE: audience,
      OIDC_JWKS_URL: issuer.jwksUrl,
    });
    try {
      const { token } = await tokenOf(key);
      issuer.answerKeys = () => undefined;
      const started = performance.now();
      expectFault(await withToken(away, token), 'ErrorInternalServerTransientError');
      expect(performance.now() - started).toBeLessThan(6_000);
      expect(away.logs.join('')).toContain('DirectoryUnavailable');
    } finally {
      await away.stop();
    }
  });
});

function withHeader(token: string, header: object): string {
  return [encode(header), ...token.split('.').slice(1)].join('.');
}
