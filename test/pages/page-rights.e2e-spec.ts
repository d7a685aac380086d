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
    if (allowed) expect([200, 422]).toContain(browser.status);
    else {
      expect(browser.status).toBe(403);
      expect(browser.text).toContain('You may not use this page');
    }
  });
});
