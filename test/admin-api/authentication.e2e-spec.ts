import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  AdminClient,
  anAdministrator,
  basic,
  bearer,
  expectProblem,
  proxySecret,
  type Proof,
} from '../support/admin-api.js';
import { TestService } from '../support/app.js';
import { audience, TestIssuer, type IssuerKey } from '../support/issuer.js';

const password = 'made up for a test';

describe('an administrator', () => {
  let service: TestService;
  let issuer: TestIssuer;
  let signing: IssuerKey;

  beforeAll(async () => {
    issuer = await TestIssuer.start();
    signing = await issuer.newKey('RS256');
    service = await TestService.start({
      OIDC_ISSUER: issuer.url,
      OIDC_AUDIENCE: audience,
      OIDC_ROLES_CLAIM: 'realm_access.roles',
      PROXY_LOGIN_HEADER: 'X-Remote-User',
      PROXY_SECRET: proxySecret,
    });
  });
  afterAll(async () => {
    await service.stop();
    await issuer.stop();
  });

  const listed = (proof: Proof) => new AdminClient(service.server, proof).get('/accounts?limit=1');
  const aLogin = () => `root-${randomUUID().slice(0, 8)}`;

  async function anAccount(fields: { password?: string } = {}): Promise<string> {
    const login = aLogin();
    await service.administration.addAccount({ login, ...fields });
    await service.administration.grant(login, 'admin');
    return login;
  }

  it('is let in by a password', async () => {
    const login = await anAccount({ password });
    expect((await listed(basic(login, password))).status).toBe(200);
    expectProblem(await listed(basic(login, 'wrong')), 401, 'not-authenticated');
  });

  it('is let in by an API key, as a token and as a password', async () => {
    const { login, key } = await anAdministrator(service, 'admin');
    expect((await listed(bearer(key))).status).toBe(200);
    expect((await listed(basic(login, key))).status).toBe(200);
    expectProblem(await listed(basic(aLogin(), key)), 401, 'not-authenticated');
    expectProblem(await listed(bearer(`${key.slice(0, -1)}_`)), 401, 'not-authenticated');
  });

  it('is let in by a token with a role of this service, and by no other role', async () => {
    const token = async (roles: string[]) =>
      bearer(await issuer.token(signing, { sub: aLogin(), realm_access: { roles } }));
    expect((await listed(await token(['umpin-admin']))).status).toBe(200);
    expect((await listed(await token(['umpin-auditor']))).status).toBe(200);
    expectProblem(await listed(await token(['umpin-helpdesk'])), 403, 'not-allowed');
    expectProblem(await listed(await token(['admin'])), 403, 'not-allowed');
    const expired = await issuer.token(signing, {
      sub: aLogin(),
      realm_access: { roles: ['umpin-admin'] },
      exp: 1,
    });
    expectProblem(await listed(bearer(expired)), 401, 'not-authenticated');
  });

  it('is let in by the word of a trusted proxy, unless the account has a password', async () => {
    const proof = (login: string, secret = proxySecret) => ({
      'x-remote-user': login,
      'x-umpin-proxy-secret': secret,
    });
    expect((await listed(proof(await anAccount()))).status).toBe(200);
    expectProblem(await listed(proof(await anAccount({ password }))), 403, 'not-allowed');
    expectProblem(await listed(proof(await anAccount(), 'wrong')), 401, 'not-authenticated');
  });

  it('is not let in any more as soon as the account is disabled, or the key revoked', async () => {
    const { login, key } = await anAdministrator(service, 'admin');
    const { login: other, key: otherKey } = await anAdministrator(service, 'admin');
    const root = new AdminClient(service.server, bearer(otherKey));
    const id = key.split('_')[1] ?? '';
    await root.patch(`/accounts/${login}`, { disabled: true });
    expectProblem(await listed(bearer(key)), 401, 'not-authenticated');
    await root.patch(`/accounts/${login}`, { disabled: false });
    expect((await listed(bearer(key))).status).toBe(200);
    expect((await root.delete(`/api-keys/${id}`)).body).toEqual({ id, changed: true });
    expect((await root.delete(`/api-keys/${id}`)).body).toEqual({ id, changed: false });
    expectProblem(await listed(bearer(key)), 401, 'not-authenticated');
    await root.delete(`/accounts/${other}/roles/admin`);
    expectProblem(await root.get('/accounts'), 401, 'not-authenticated');
  });

  it('who is unknown has the same answer as one with a wrong password (P10)', async () => {
    const login = await anAccount({ password });
    const answers = [
      await listed(basic(login, 'wrong')),
      await listed(basic(aLogin(), 'wrong')),
      await listed(bearer('no-key-and-no-token')),
      await listed({}),
    ];
    const told = answers.map(({ status, headers, text }) => {
      const { 'request-id': id, ...fields } = headers as Record<string, string>;
      delete fields.date;
      return { status, fields, text: text.replace(id ?? '', '') };
    });
    for (const each of told) expect(each).toEqual(told[0]);
    expect(told[0]?.fields['www-authenticate']).toBe('Basic realm="umpin", charset="UTF-8"');
  });

  it('who visits a web page of another origin resets, exports and verifies nothing by it', async () => {
    const login = await anAccount({ password });
    const owner = await service.aMailbox();
    const client = new AdminClient(service.server, basic(login, password));
    const path = `/mailboxes/${owner.address}/reset`;
    for (const [field, value] of [
      ['sec-fetch-site', 'cross-site'],
      ['origin', 'https://example.org'],
    ] as const) {
      expectProblem(await client.post(path, undefined, { [field]: value }), 403, 'not-allowed');
    }
    const headers = { 'sec-fetch-site': 'cross-site' };
    for (const read of [`/mailboxes/${owner.address}/export`, '/audit/verification']) {
      expectProblem(await client.get(read, { headers }), 403, 'not-allowed');
    }
    expect(service.smtp.to(owner.address)).toEqual([]);
    const same = { 'sec-fetch-site': 'same-origin' };
    expect((await client.post(path, undefined, same)).status).toBe(200);
  });

  it('who guesses passwords is throttled as any other caller', async () => {
    const login = await anAccount({ password });
    const guesses = Array.from({ length: 30 }, () => listed(basic(login, 'a made-up guess')));
    const answers = await Promise.all(guesses);
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10);
    const refused = answers.find(({ status }) => status === 429);
    if (!refused) throw new Error('No guess was refused.');
    expectProblem(refused, 429, 'too-many-failed-logins');
    expect((await listed(basic(login, password))).status).toBe(429);
  });
});

describe('the admin API', () => {
  it('is not there if it is switched off', async () => {
    const service = await TestService.start({ ADMIN_API: 'false' });
    const { key } = await anAdministrator(service, 'admin');
    const client = new AdminClient(service.server, bearer(key));
    expect((await client.raw('get', '/accounts')).status).toBe(404);
    expect((await client.raw('get', '/openapi.json')).status).toBe(404);
    await service.stop();
  });
});
