import { randomBytes, randomUUID } from 'node:crypto';
import type { Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adminRoles, type AdminRole } from '../../src/accounts/account.entity.js';
import { AuditSealer } from '../../src/audit/seal/audit-sealer.js';
import { mailboxPage } from '../../src/transports/admin/mailboxes/mailboxes.contract.js';
import {
  AdminClient,
  aClient,
  anAdministrator,
  basic,
  bodyOf,
  expectProblem,
  type Administrator,
} from '../support/admin-api.js';
import { TestService } from '../support/app.js';
import { storeCampaign } from '../support/campaigns.js';
import { freshKey, testKeyRing } from '../support/settings.js';
import { routesUnder } from '../support/routes.js';
import { aWaitingNotice } from '../support/waiting-notice.js';

/** Who may use a route: with which scope a mailbox is reached, or only for everyone. */
interface Expected {
  readonly roles: readonly AdminRole[];
  /** `one`: a mailbox in the path; `many`: those in scope; `new`: one in the body; `service`: no mailbox. */
  readonly about: 'one' | 'many' | 'new' | 'service';
  readonly body?: (about: Subject) => object;
}

/** What a request is about: made anew for each. */
interface Subject {
  readonly address: string;
  readonly login: string;
  readonly keyId: string;
  readonly campaignId: number;
  /** A mail to the mailbox that waits. */
  readonly mailId: string;
  /** A policy that nothing depends on. */
  readonly policy: string;
}

/** Another one each time, so that each change is one. */
const attempts = {
  count: 0,
  next: () => 6 + (attempts.count++ % 9),
};
const name = () => randomUUID().slice(0, 8);
const all = adminRoles;
const admin = ['admin'] as const;
const readers = ['admin', 'auditor'] as const;

/** Written down a second time, on purpose: a slip in the table of rights must not pass its own test. */
const routes: Readonly<Record<string, Expected>> = {
  'GET /mailboxes': { roles: all, about: 'many' },
  'POST /mailboxes': {
    roles: admin,
    about: 'new',
    body: ({ address }) => ({ address: `new-${name()}-${address}` }),
  },
  'GET /mailboxes/:address': { roles: all, about: 'one' },
  'PATCH /mailboxes/:address': { roles: admin, about: 'one', body: () => ({ language: 'de' }) },
  'DELETE /mailboxes/:address': { roles: admin, about: 'one' },
  'POST /mailboxes/:address/reset': { roles: ['admin', 'helpdesk'], about: 'one' },
  'POST /mailboxes/:address/unlock': { roles: ['admin', 'helpdesk'], about: 'one' },
  'POST /mailboxes/:address/lock': { roles: admin, about: 'one' },
  'POST /mailboxes/:address/expire-pin': { roles: admin, about: 'one' },
  'GET /mailboxes/:address/export': { roles: admin, about: 'one' },
  'GET /accounts': { roles: readers, about: 'service' },
  'POST /accounts': { roles: admin, about: 'service', body: () => ({ login: `new-${name()}` }) },
  'GET /accounts/:login': { roles: readers, about: 'service' },
  'PATCH /accounts/:login': { roles: admin, about: 'service', body: () => ({ disabled: true }) },
  'DELETE /accounts/:login': { roles: admin, about: 'service' },
  'PUT /accounts/:login/password': {
    roles: admin,
    about: 'service',
    body: () => ({ password: 'made up for a test' }),
  },
  'PUT /accounts/:login/mailbox': {
    roles: admin,
    about: 'service',
    body: ({ address }) => ({ mailbox: address }),
  },
  'PUT /accounts/:login/roles/:role': { roles: admin, about: 'service', body: () => ({}) },
  'DELETE /accounts/:login/roles/:role': { roles: admin, about: 'service' },
  'GET /api-keys': { roles: readers, about: 'service' },
  'POST /api-keys': {
    roles: admin,
    about: 'service',
    body: ({ login }) => ({ login, role: 'helpdesk' }),
  },
  'DELETE /api-keys/:id': { roles: admin, about: 'service' },
  'GET /policies': { roles: readers, about: 'service' },
  'GET /policies/:name': { roles: readers, about: 'service' },
  'PATCH /policies/:name': {
    roles: admin,
    about: 'service',
    body: () => ({ maxLogonAttempts: attempts.next() }),
  },
  'DELETE /policies/:name': { roles: admin, about: 'service' },
  'GET /campaigns': { roles: admin, about: 'service' },
  'POST /campaigns': {
    roles: admin,
    about: 'service',
    body: ({ address }) => ({ addresses: [address], perMinute: 60 }),
  },
  'GET /campaigns/:id': { roles: admin, about: 'service' },
  'GET /campaigns/:id/report': { roles: admin, about: 'service' },
  'POST /campaigns/:id/pause': { roles: admin, about: 'service' },
  'POST /campaigns/:id/resume': { roles: admin, about: 'service' },
  'POST /campaigns/:id/cancel': { roles: admin, about: 'service' },
  'GET /deliveries': { roles: readers, about: 'many' },
  'GET /deliveries/:id': { roles: readers, about: 'one' },
  'POST /deliveries/:id/retry': { roles: admin, about: 'one' },
  'POST /deliveries/:id/drop': { roles: admin, about: 'one' },
  'POST /deliveries/retry': { roles: admin, about: 'service' },
  'GET /mailboxes/:address/mails': { roles: all, about: 'one' },
  'GET /status': { roles: readers, about: 'service' },
  'GET /audit': { roles: readers, about: 'many' },
  'GET /audit/export': { roles: readers, about: 'service' },
  'GET /audit/root': { roles: readers, about: 'service' },
  'GET /audit/verification': { roles: readers, about: 'service' },
  'GET /keys': { roles: admin, about: 'service' },
  'POST /keys/rotate': { roles: admin, about: 'service' },
  'POST /keys/:id/retire': { roles: admin, about: 'service', body: () => ({}) },
};

/** Of the account or of the key: the mailboxes of these tests are in Sales, or not. */
const scopes = [
  'everyone',
  'in scope',
  'out of scope',
  'a key in scope',
  'a key out of scope',
] as const;
type ScopeCase = (typeof scopes)[number];

const sales = 'address:*@sales.example.com';
const others = 'address:*@others.example.com';
const fields: Record<ScopeCase, { scope?: string; keyScope?: string }> = {
  everyone: {},
  'in scope': { scope: sales },
  'out of scope': { scope: others },
  'a key in scope': { keyScope: sales },
  'a key out of scope': { keyScope: others },
};

const cases = Object.keys(routes).flatMap((route) =>
  adminRoles.flatMap((role) =>
    // That a key narrows an account has nothing to do with the role.
    scopes
      .filter((scope) => role === 'admin' || !scope.startsWith('a key'))
      .map((scope) => [route, role, scope] as const),
  ),
);

function expectedStatus({ roles, about }: Expected, role: AdminRole, scope: ScopeCase): number {
  if (!roles.includes(role)) return 403;
  if (scope === 'everyone') return 200;
  if (about === 'service') return 403;
  if (about === 'many' || scope.endsWith('in scope')) return 200;
  return about === 'new' ? 403 : 404;
}

describe('role by route by verb by scope: who may do what', () => {
  let service: TestService;
  const administrators = new Map<string, Administrator>();
  /** For requests that change nothing. */
  let subject: Subject;
  /** Without an administrative role. */
  let owner: AdminClient;
  /** A key for phone systems, of an account that is an administrator as well. */
  let phoneSystem: AdminClient;

  beforeAll(async () => {
    // Nothing listens there: the status asks nobody elsewhere.
    // Whatever a test arranges is sealed with a kept key, so that a rotation has something to do.
    const keys = `${freshKey},${testKeyRing},spare:${randomBytes(32).toString('base64')}`;
    service = await TestService.start({ PUBLIC_URL: 'http://127.0.0.1:9', SEALING_KEYS: keys });
    for (const role of adminRoles) {
      for (const scope of scopes) {
        administrators.set(`${role} ${scope}`, await anAdministrator(service, role, fields[scope]));
      }
    }
    subject = await aSubject();
    await service.app.get(AuditSealer, { strict: false }).seal();
    const { login, password } = await service.aMailbox();
    owner = new AdminClient(service.server, basic(login, password));
    const { login: pbx } = await anAdministrator(service, 'admin');
    await service.administration.grant(pbx, 'phone');
    phoneSystem = await aClient(service, pbx, 'phone');
  });
  afterAll(() => service.stop());

  async function aSubject(route = ''): Promise<Subject> {
    const { administration } = service;
    const mailbox = await service.aMailbox({
      address: `owner-${name()}@sales.example.com`,
      account: false,
    });
    // With a wrong attempt, so that there is something to unlock.
    await service.setPin(mailbox, '482913', { failedAttempts: 1 });
    const { address } = mailbox;
    const login = `account-${name()}`;
    await administration.addAccount({ login });
    await administration.grant(login, 'helpdesk');
    const { id: keyId } = await administration.addKey(login, { role: 'helpdesk' });
    // Of another mailbox: this one may be put into a campaign.
    const campaignId = await storeCampaign(service.db, {
      state: route.endsWith('/resume') ? 'paused' : 'running',
      mailboxes: [{ mailboxId: randomUUID() }],
    });
    const mailId = await aWaitingNotice(service, mailbox);
    const policy = await service.aPolicy();
    return { address, login, keyId, campaignId, mailId, policy };
  }

  async function use(route: string, client: AdminClient, subject: Subject): Promise<Response> {
    const [method = '', pattern = ''] = route.split(' ');
    const path = pattern
      .replace(':address', encodeURIComponent(subject.address))
      .replace(':login', subject.login)
      .replace(':role', 'helpdesk')
      .replace('campaigns/:id', `campaigns/${subject.campaignId}`)
      .replace('/deliveries/:id', `/deliveries/${subject.mailId}`)
      // Nothing is sealed with it.
      .replace('/keys/:id/', '/keys/spare/')
      .replace(':id', subject.keyId)
      .replace(':name', subject.policy);
    const body = routes[route]?.body?.(subject);
    return client.ask(method.toLowerCase() as 'get', path, { body });
  }

  const clientOf = (role: AdminRole, scope: ScopeCase) => {
    const client = administrators.get(`${role} ${scope}`)?.client;
    if (!client) throw new Error('No such administrator was arranged.');
    return client;
  };

  it('is written down here for every route of the service, and for no other', () => {
    const served = routesUnder(service, '/v1/admin').map((route) =>
      route.replace(' /v1/admin', ' '),
    );
    expect(Object.keys(routes).sort()).toEqual(
      served.filter((route) => route !== 'GET /openapi.json').sort(),
    );
  });

  it.each(cases)('%s as %s, %s; what changes is on record (P12)', async (route, role, scope) => {
    const expected = routes[route];
    if (!expected) throw new Error('No such route.');
    const wanted = expectedStatus(expected, role, scope);
    const changes = wanted === 200 && !route.startsWith('GET');
    const about = changes ? await aSubject(route) : subject;
    const before = await everything();
    const response = await use(route, clientOf(role, scope), about);
    const status = response.status === 201 ? 200 : response.status;
    expect(status, response.text).toBe(wanted);
    if (!changes) expect(await everything()).toEqual(before);
    else expect(await recordsOf(response)).toContainEqual(recordedAs(role, scope));
    if (wanted === 200 && expected.about === 'many' && scope.includes('out of')) {
      expect(response.body).toMatchObject({ items: [] });
    }
  });

  it.each(Object.keys(routes))(
    '%s: to nobody without credentials or without a role',
    async (route) => {
      const before = await everything();
      const stranger = await use(route, new AdminClient(service.server, {}), subject);
      expectProblem(stranger, 401, 'not-authenticated');
      expect(stranger.headers['www-authenticate']).toBe('Basic realm="umpin", charset="UTF-8"');
      expectProblem(await use(route, owner, subject), 403, 'not-allowed');
      expectProblem(await use(route, phoneSystem, subject), 401, 'not-authenticated');
      expect(await everything()).toEqual(before);
    },
  );

  /** How a mailbox comes to be that of an administrator. */
  const administratorsMailboxes = {
    'its account is linked to it': async () => {
      const root = await service.aMailbox({ address: `root-${name()}@sales.example.com` });
      await service.administration.grant(root.login, 'admin', 'policy:Default');
      return root;
    },
    // As on the first day: there was no mailbox yet.
    'its address is the login of an older account': async () => {
      const address = `root-${name()}@sales.example.com`;
      await service.administration.addAccount({ login: address.toUpperCase(), role: 'admin' });
      return service.aMailbox({ address, account: false });
    },
    'it was removed and added again': async () => {
      const root = await service.aMailbox({ address: `root-${name()}@sales.example.com` });
      await service.administration.grant(root.login, 'admin');
      await service.administration.mailboxes.remove(root.address, { actor: 'a test' });
      return service.aMailbox({ address: root.address, account: false });
    },
  };

  describe.each(Object.entries(administratorsMailboxes))(
    'the mailbox of an administrator because %s',
    (_, anAdministratorsMailbox) => {
      it.each(Object.keys(routes).filter((route) => routes[route]?.about === 'one'))(
        '%s: is unknown to a helpdesk, even if the administrator is disabled',
        async (route) => {
          const root = await anAdministratorsMailbox();
          await service.administration.disable(root.login);
          const about = { ...(await aSubject()), address: root.address };
          const response = await use(route, clientOf('helpdesk', 'everyone'), about);
          if (routes[route]?.roles.includes('helpdesk')) expectProblem(response, 404, 'missing');
          else expectProblem(response, 403, 'not-allowed');
          expect((await use(route, clientOf('admin', 'everyone'), about)).status).not.toBe(404);
        },
      );

      it('is not in the list for a helpdesk, but for an administrator and an auditor', async () => {
        const search = `/mailboxes?search=${(await anAdministratorsMailbox()).address}`;
        const found = async (role: AdminRole) =>
          bodyOf(await clientOf(role, 'everyone').get(search), mailboxPage).items.length;
        expect(await found('helpdesk')).toBe(0);
        expect(await found('admin')).toBe(1);
        expect(await found('auditor')).toBe(1);
      });
    },
  );

  it('adds up the scopes of the roles that have a right, and of no others', async () => {
    const { login } = await anAdministrator(service, 'auditor');
    const password = 'made up for a test';
    await service.administration.accounts.setPassword(login, password, { actor: 'a test' });
    await service.administration.grant(login, 'helpdesk', sales);
    const client = new AdminClient(service.server, basic(login, password));
    const inside = await service.aMailbox({ address: `in-${name()}@sales.example.com` });
    const outside = await service.aMailbox({ address: `out-${name()}@example.com` });
    expect((await client.get(`/mailboxes/${outside.address}`)).status).toBe(200);
    expect((await client.post(`/mailboxes/${inside.address}/unlock`)).status).toBe(200);
    expectProblem(await client.post(`/mailboxes/${outside.address}/unlock`), 404, 'missing');
    expectProblem(await client.patch(`/mailboxes/${inside.address}`, {}), 403, 'not-allowed');
  });

  /** P12: who, from where, and under which request. */
  const recordedAs = (role: AdminRole, scope: ScopeCase) => ({
    actor: administrators.get(`${role} ${scope}`)?.login,
    source: '127.0.0.1',
  });

  function recordsOf({ headers }: Response): Promise<object[]> {
    return service.db.dataSource.query<object[]>(
      'SELECT actor, source FROM audit_events WHERE request_id = $1',
      [headers['request-id']],
    );
  }

  /** All that a caller without a right could change, but what a reset of another test changes meanwhile. */
  async function everything(): Promise<unknown> {
    const tables = ['accounts', 'api_keys', 'mailboxes', 'pin_policies'];
    const sums = tables.map(
      (table) => `(SELECT sum(hashtext(t::text)) FROM ${table} t) AS ${table}`,
    );
    // Those that the service works through change by themselves.
    sums.push(
      `(SELECT sum(hashtext(id || state)) FROM campaigns WHERE started_by = 'a test') AS stored`,
      '(SELECT count(*) FROM campaigns) AS campaigns',
    );
    const [row] = await service.db.dataSource.query<object[]>(`SELECT ${sums.join(', ')}`);
    return row;
  }
});

describe('an attempt to gain rights', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await TestService.start();
  });
  afterAll(() => service.stop());

  it.each<[string, 'admin' | 'helpdesk' | 'auditor', string | null]>([
    ['an administrator with a scope', 'admin', 'address:*@example.com'],
    ['an administrator with the scope of all addresses', 'admin', 'address:*'],
    ['a helpdesk', 'helpdesk', null],
    ['an auditor', 'auditor', null],
  ])('by %s fails: a role, a key, a password, a disabled account', async (_, role, scope) => {
    const { login, client } = await anAdministrator(service, role, { scope });
    const victim = `victim-${name()}`;
    await service.administration.addAccount({ login: victim });
    for (const whose of [login, victim]) {
      const attempts = [
        await client.put(`/accounts/${whose}/roles/admin`, {}),
        await client.delete(`/accounts/${whose}/roles/${role}`),
        await client.put(`/accounts/${whose}/password`, { password: 'made up for a test' }),
        await client.patch(`/accounts/${whose}`, { disabled: true }),
        await client.post('/api-keys', { login: whose, role: 'admin' }),
        await client.post('/accounts', { login: `new-${name()}` }),
        await client.patch('/policies/Default', { maxLogonAttempts: 999 }),
      ];
      for (const response of attempts) expectProblem(response, 403, 'not-allowed');
    }
    const { accounts } = service.administration;
    expect(await accounts.show(login)).toMatchObject({ roles: [role], disabledAt: null });
    expect(await accounts.show(victim)).toMatchObject({ roles: [], external: true });
  });

  it('by a key fails beyond its own role, whatever its account may do', async () => {
    const { login } = await anAdministrator(service, 'admin');
    await service.administration.grant(login, 'helpdesk');
    const client = await aClient(service, login, 'helpdesk');
    const { address } = await service.aMailbox();
    expectProblem(await client.get('/accounts'), 403, 'not-allowed');
    expectProblem(await client.patch(`/mailboxes/${address}`, {}), 403, 'not-allowed');
    expect((await client.get(`/mailboxes/${address}`)).status).toBe(200);
    await service.administration.revoke(login, 'helpdesk');
    expectProblem(await client.get(`/mailboxes/${address}`), 401, 'not-authenticated');
  });

  it('by moving a mailbox into or out of a scope fails', async () => {
    await service.aPolicy({}, 'Branch');
    const { client } = await anAdministrator(service, 'admin', { scope: 'policy:Branch' });
    const own = await service.aMailbox({ policy: 'Branch' });
    const foreign = await service.aMailbox();
    expectProblem(
      await client.patch(`/mailboxes/${own.address}`, { policy: 'Default' }),
      403,
      'out-of-scope',
    );
    expectProblem(
      await client.patch(`/mailboxes/${foreign.address}`, { policy: 'Branch' }),
      404,
      'missing',
    );
    expectProblem(
      await client.post('/mailboxes', { address: `new-${name()}@example.com` }),
      403,
      'out-of-scope',
    );
  });

  it('by the words of a refusal fails: they name no mailbox outside of the scope', async () => {
    const secret = await service.aMailbox({ address: 'hidden@example.com', extensions: ['7001'] });
    const { client } = await anAdministrator(service, 'admin', {
      scope: 'address:*@sales.example.com',
    });
    const own = await service.aMailbox({ address: `own-${name()}@sales.example.com` });
    const refused = await client.patch(`/mailboxes/${own.address}`, { extensions: ['7001'] });
    expectProblem(refused, 409, 'extension-shared');
    const { client: root } = await anAdministrator(service, 'admin');
    const fields = { extensions: ['7001'], shareExtension: true };
    const seen = await root.patch(`/mailboxes/${own.address}`, fields);
    expect(seen.body).toMatchObject({ sharedExtensions: [{ with: [secret.address] }] });
    const shared = await client.get(`/mailboxes/${own.address}`);
    expect(shared.body).toMatchObject({ sharedExtensions: [{ extension: '7001' }] });
    expect(client.answers.join('')).not.toContain(secret.address);
  });

  it('by a second owner of an extension fails: it would shut out one outside of the scope', async () => {
    await service.aMailbox({ address: 'outside@example.com', extensions: ['7002'] });
    const scope = 'address:*@sales.example.com';
    const { client } = await anAdministrator(service, 'admin', { scope });
    const own = await service.aMailbox({ address: `own-${name()}@sales.example.com` });
    const share = (extension: string) => ({ extensions: [extension], shareExtension: true });
    for (const attempt of [
      await client.patch(`/mailboxes/${own.address}`, share('7002')),
      await client.post('/mailboxes', { address: 'new@sales.example.com', ...share('7002') }),
    ]) {
      expectProblem(attempt, 409, 'extension-shared');
    }
    expect((await client.patch(`/mailboxes/${own.address}`, share('7003'))).status).toBe(200);
    const second = { address: 'second@sales.example.com', ...share('7003') };
    expect((await client.post('/mailboxes', second)).status).toBe(201);
  });
});
