import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageRights } from '../../src/transports/pages/access/page-rights.js';
import { TestService } from '../support/app.js';
import { FormBrowser, formOf } from '../support/pages.js';

const people = ['owner', 'helpdesk', 'admin', 'auditor'] as const;
type Person = (typeof people)[number];

/** Who may use a route of the pages; strangers are asked to sign in. */
interface Expected {
  readonly by: 'everybody' | readonly Person[];
  /** A path for a route with parameters. */
  readonly path?: string;
}

const all = people;
const administrators = ['admin'] as const;
const helpers = ['admin', 'helpdesk'] as const;
const auditors = ['admin', 'auditor'] as const;

/**
 * Written down a second time, on purpose: a slip in the table of rights must not pass its own test. An area that adds
 * a route adds it here.
 */
const routes: Readonly<Record<string, Expected>> = {
  'GET /sign-in': { by: 'everybody' },
  'POST /sign-in': { by: 'everybody' },
  'GET /sign-in/oidc': { by: 'everybody' },
  'GET /sign-in/oidc/callback': { by: 'everybody' },
  'POST /sign-out': { by: all },
  'POST /sign-out-everywhere': { by: all },
  'GET /': { by: all },
  'POST /reset': { by: all },
  'GET /admin': { by: administrators },
  'GET /admin/mailboxes': { by: administrators },
  'GET /admin/new-mailbox': { by: administrators },
  'POST /admin/new-mailbox': { by: administrators },
  'GET /admin/mailboxes/:address': {
    by: administrators,
    path: '/admin/mailboxes/nobody@example.com',
  },
  'POST /admin/mailboxes/:address': {
    by: administrators,
    path: '/admin/mailboxes/nobody@example.com',
  },
  'POST /admin/mailboxes/:address/send-pin': {
    by: administrators,
    path: '/admin/mailboxes/nobody@example.com/send-pin',
  },
  'POST /admin/mailboxes/:address/unlock': {
    by: administrators,
    path: '/admin/mailboxes/nobody@example.com/unlock',
  },
  'POST /admin/mailboxes/:address/lock': {
    by: administrators,
    path: '/admin/mailboxes/nobody@example.com/lock',
  },
  'POST /admin/mailboxes/:address/expire-pin': {
    by: administrators,
    path: '/admin/mailboxes/nobody@example.com/expire-pin',
  },
  'GET /admin/mailboxes/:address/export': {
    by: administrators,
    path: '/admin/mailboxes/nobody@example.com/export',
  },
  'GET /admin/mailboxes/:address/remove': {
    by: administrators,
    path: '/admin/mailboxes/nobody@example.com/remove',
  },
  'POST /admin/mailboxes/:address/remove': {
    by: administrators,
    path: '/admin/mailboxes/nobody@example.com/remove',
  },
  'GET /admin/policies': { by: administrators },
  'GET /admin/new-policy': { by: administrators },
  'POST /admin/new-policy': { by: administrators },
  'GET /admin/policies/:name': { by: administrators, path: '/admin/policies/Default' },
  'POST /admin/policies/:name': { by: administrators, path: '/admin/policies/Default' },
  'POST /admin/policy-risk': { by: administrators },
  'GET /admin/accounts': { by: administrators },
  'GET /admin/new-account': { by: administrators },
  'POST /admin/new-account': { by: administrators },
  'GET /admin/accounts/:login': { by: administrators, path: '/admin/accounts/nobody' },
  'POST /admin/accounts/:login/disable': {
    by: administrators,
    path: '/admin/accounts/nobody/disable',
  },
  'POST /admin/accounts/:login/enable': {
    by: administrators,
    path: '/admin/accounts/nobody/enable',
  },
  'POST /admin/accounts/:login/password': {
    by: administrators,
    path: '/admin/accounts/nobody/password',
  },
  'POST /admin/accounts/:login/grant': { by: administrators, path: '/admin/accounts/nobody/grant' },
  'POST /admin/accounts/:login/revoke': {
    by: administrators,
    path: '/admin/accounts/nobody/revoke',
  },
  'GET /admin/accounts/:login/remove': {
    by: administrators,
    path: '/admin/accounts/nobody/remove',
  },
  'POST /admin/accounts/:login/remove': {
    by: administrators,
    path: '/admin/accounts/nobody/remove',
  },
  'GET /admin/api-keys': { by: administrators },
  'GET /admin/new-api-key': { by: administrators },
  'POST /admin/new-api-key': { by: administrators },
  'POST /admin/api-keys/:id/revoke': { by: administrators, path: '/admin/api-keys/999/revoke' },
  'GET /admin/import': { by: administrators },
  'POST /admin/import/preview': { by: administrators },
  'POST /admin/import': { by: administrators },
  'GET /admin/campaigns': { by: administrators },
  'POST /admin/campaigns': { by: administrators },
  'GET /admin/campaigns/new': { by: administrators },
  'POST /admin/campaigns/new': { by: administrators },
  'GET /admin/campaigns/:id': { by: administrators, path: '/admin/campaigns/999' },
  'GET /admin/campaigns/:id/report': { by: administrators, path: '/admin/campaigns/999/report' },
  'POST /admin/campaigns/:id/pause': { by: administrators, path: '/admin/campaigns/999/pause' },
  'POST /admin/campaigns/:id/resume': { by: administrators, path: '/admin/campaigns/999/resume' },
  'GET /admin/campaigns/:id/cancel': { by: administrators, path: '/admin/campaigns/999/cancel' },
  'POST /admin/campaigns/:id/cancel': { by: administrators, path: '/admin/campaigns/999/cancel' },
  'GET /admin/status': { by: auditors },
  'GET /audit': { by: auditors },
  'GET /audit/export': { by: auditors },
  'GET /audit/proof': { by: auditors },
  'POST /audit/proof': { by: auditors },
  'GET /helpdesk': { by: helpers },
  'GET /helpdesk/mail': { by: helpers },
  'GET /helpdesk/mailboxes/:address': {
    by: helpers,
    path: '/helpdesk/mailboxes/nobody@example.com',
  },
  'POST /helpdesk/mailboxes/:address/reset': {
    by: helpers,
    path: '/helpdesk/mailboxes/nobody@example.com/reset',
  },
  'POST /helpdesk/mailboxes/:address/unlock': {
    by: helpers,
    path: '/helpdesk/mailboxes/nobody@example.com/unlock',
  },
};

describe('role by route: who may use a page', () => {
  let service: TestService;
  const logins = new Map<Person, { login: string; password: string }>();

  beforeAll(async () => {
    service = await TestService.start();
    for (const person of people) {
      const account = await service.aMailbox();
      if (person !== 'owner') await service.administration.grant(account.login, person);
      logins.set(person, account);
    }
  });
  afterAll(() => service.stop());

  /** Asks for a route by its URL; a form has the token of another page, and no field. */
  const use = async (browser: FormBrowser, route: string) => {
    const [method, pattern = ''] = route.split(' ');
    const path = routes[route]?.path ?? pattern;
    if (method === 'GET') return browser.get(path);
    return browser.post(
      path,
      formOf(browser.text, route === 'POST /sign-in' ? '/sign-in' : '/sign-out'),
    );
  };

  it('is written down here for every route of the pages, each of which is served', () => {
    expect(Object.keys(routes).sort()).toEqual(Object.keys(pageRights).sort());
    const server = service.app.getHttpAdapter().getInstance();
    const served = Object.keys(routes).filter((route) => {
      const [method = '', url = ''] = route.split(' ');
      return server.hasRoute({ method: method, url });
    });
    expect(served).toEqual(Object.keys(routes));
  });

  it.each(Object.keys(routes).filter((route) => routes[route]?.by !== 'everybody'))(
    '%s: a stranger is asked to sign in',
    async (route) => {
      const [method, pattern = ''] = route.split(' ');
      const path = routes[route]?.path ?? pattern;
      const browser = new FormBrowser(service.server);
      await (method === 'GET' ? browser.get(path) : browser.post(path, {}));
      expect(browser.text).toContain('<h1>Sign in</h1>');
    },
  );

  const cases = Object.entries(routes).flatMap(([route, { by }]) =>
    by === 'everybody' ? [] : people.map((person) => [route, person, by.includes(person)] as const),
  );

  it.each(cases)('%s as %s: %s', async (route, person, allowed) => {
    const { login, password } = logins.get(person) ?? { login: '', password: '' };
    const browser = new FormBrowser(service.server);
    await browser.signIn(login, password);
    await use(browser, route);
    // Nobody of these names exists, and a form without fields is refused: 400, 404, 412, 415 and 422.
    if (allowed) expect([200, 400, 404, 412, 415, 422]).toContain(browser.status);
    else {
      expect(browser.status).toBe(403);
      expect(browser.text).toContain('You may not use this page');
    }
  });
});
