import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageRights } from '../../src/transports/pages/access/page-rights.js';
import { TestService } from '../support/app.js';
import { FormBrowser, formOf } from '../support/pages.js';

describe('the pages of the administration', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await TestService.start();
  });
  afterAll(() => service.stop());

  const signedIn = async (role?: 'admin' | 'helpdesk' | 'auditor', scope: string | null = null) => {
    const owner = await service.aMailbox();
    if (role) await service.administration.grant(owner.login, role, scope);
    const browser = new FormBrowser(service.server);
    await browser.signIn(owner.login, owner.password);
    return browser;
  };
  const routes = Object.keys(pageRights).filter((route) =>
    /^\w+ \/admin(\/(mailboxes|new-|policies|policy-|accounts|api-keys|import).*)?$/.test(route),
  );
  const overMailboxes = routes.filter((route) => /\/admin$|mailbox/.test(route));
  /** Nothing of that name exists, so that who has the right is told so, or of bad fields. */
  const ask = async (browser: FormBrowser, route: string) => {
    const [method = '', pattern = ''] = route.split(' ');
    const path = pattern.replace(/:\w+/, 'nobody');
    if (method === 'GET') return (await browser.get(path)).status;
    await browser.get('/');
    return (await browser.post(path, formOf(browser.text, '/sign-out'))).status;
  };

  it.each([
    ['an owner', undefined, null],
    ['a helpdesk', 'helpdesk', null],
    ['an auditor', 'auditor', null],
  ] as const)('are closed to %s by direct URL', async (_, role, scope) => {
    const browser = await signedIn(role, scope);
    expect(routes.length).toBeGreaterThan(35);
    for (const route of routes) expect([route, await ask(browser, route)]).toEqual([route, 403]);
  });

  it('are open to an administrator', async () => {
    const browser = await signedIn('admin');
    for (const route of routes) {
      expect([200, 400, 404, 422], route).toContain(await ask(browser, route));
    }
  });

  it('are open to an administrator with a scope as far as they are about mailboxes', async () => {
    const browser = await signedIn('admin', 'address:*@sales.example.com');
    for (const route of routes) {
      const status = await ask(browser, route);
      if (overMailboxes.includes(route)) expect([200, 400, 404, 422], route).toContain(status);
      else expect([route, status]).toEqual([route, 403]);
    }
    await browser.get('/admin');
    expect(browser.text).toContain('href="/admin/mailboxes"');
    expect(browser.text).not.toContain('href="/admin/policies"');
  });

  it.each(['GET', 'POST'])('lead a stranger to the sign-in: %s', async (method) => {
    for (const route of routes.filter((each) => each.startsWith(method))) {
      const stranger = new FormBrowser(service.server);
      const path = (route.split(' ')[1] ?? '').replace(/:\w+/, 'nobody');
      if (method === 'GET') await stranger.get(path);
      else await stranger.post(path, { made: 'up' });
      expect(stranger.text, route).toContain('name="password"');
    }
  });

  it('take no file and no form without its token', async () => {
    const browser = await signedIn('admin');
    await browser.get('/admin/import');
    const text = 'address,displayName,extensions,language,umEnabled,policy\nno@example.com,,,,,\n';
    await browser.upload('/admin/import/preview', { token: 'made up' }, { file: text });
    expect(browser.status).toBe(403);
    expect(browser.text).not.toContain('Preview of the import');
  });
});
