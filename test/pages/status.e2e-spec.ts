import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestService } from '../support/app.js';
import { aSignedIn } from '../support/page-people.js';
import { proxySecret } from '../support/admin-api.js';
import { testKeyRing } from '../support/settings.js';

let service: TestService;
beforeAll(async () => {
  service = await TestService.start();
});
afterAll(() => service.stop());

describe('the page about the state of the service', () => {
  it('has every line of the diagnosis with what to do, the problems first', async () => {
    const { browser } = await aSignedIn(service, 'admin');
    await browser.get('/admin/status');
    expect(browser.status).toBe(200);
    // The service under test is behind https, and trusts no proxy.
    expect(browser.text).toContain('PUBLIC_URL is https://, so that a proxy ends TLS');
    expect(browser.text).toMatch(/What to do:<\/strong> <span lang="en">Name its address/);
    expect(browser.text).toMatch(/\d+ warnings?/);
    const tags = [...browser.text.matchAll(/class="tag [a-z]*">(\w+)</g)].map(([, tag]) => tag);
    const order = ['Failure', 'Warning', 'OK'];
    expect(tags.length).toBeGreaterThan(5);
    expect(tags).toEqual(tags.toSorted((a = '', b = '') => order.indexOf(a) - order.indexOf(b)));
    expect(browser.text).toContain('<a href="/admin">');
  });

  it('holds no secret', async () => {
    const { browser } = await aSignedIn(service, 'admin');
    await browser.get('/admin/status');
    const [, key = ''] = testKeyRing.split(':');
    for (const secret of [key, proxySecret, service.db.url]) {
      expect(browser.text).not.toContain(secret);
    }
  });

  it('is for auditors of everyone as well, without the way to what they may not use', async () => {
    const { browser } = await aSignedIn(service, 'auditor');
    await browser.get('/audit');
    expect(browser.text).toContain('<a href="/admin/status">State of the service</a>');
    await browser.get('/admin/status');
    expect(browser.status).toBe(200);
    expect(browser.text).not.toContain('<a href="/admin">');
  });

  it.each([
    ['helpdesk', null],
    ['admin', 'address:*@example.com'],
    ['auditor', 'address:*@example.com'],
  ] as const)('is not for %s with the scope %s', async (role, scope) => {
    const { browser } = await aSignedIn(service, role, { scope });
    await browser.get('/audit');
    expect(browser.text).not.toContain('href="/admin/status"');
    await browser.get('/admin/status');
    expect(browser.status).toBe(403);
  });
});
