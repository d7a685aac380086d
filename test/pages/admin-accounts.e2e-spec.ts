import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestService } from '../support/app.js';
import { FormBrowser, formOf } from '../support/pages.js';

const pathOf = (login: string, end = '') => `/admin/accounts/${encodeURIComponent(login)}${end}`;
const markup = '<script>alert(1)</script>"><img src=x>';

describe('the pages of accounts and keys', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await TestService.start();
  });
  afterAll(() => service.stop());

  const anAdministrator = async () => {
    const owner = await service.aMailbox();
    await service.administration.grant(owner.login, 'admin');
    const browser = new FormBrowser(service.server);
    await browser.signIn(owner.login, owner.password, '/admin/accounts');
    return browser;
  };
  const someone = () => `${markup.slice(0, 8)}${randomUUID().slice(0, 8)}">`;
  const show = (login: string) => service.administration.accounts.show(login);
  const mayReset = async (login: string, password: string) => {
    const browser = new FormBrowser(service.server);
    await browser.signIn(login, password);
    return browser.text.includes('My voice mail');
  };

  it('add an account whose password signs in, and never show the password', async () => {
    const browser = await anAdministrator();
    const [login, password] = [someone(), 'a made-up password'];
    const { address: mailbox } = await service.aMailbox({ account: false });
    await browser.get('/admin/new-account');
    const short = { login, password: 'made-up', mailbox };
    await browser.submit('/admin/new-account', short);
    expect(browser.status).toBe(422);
    expect(browser.text).toContain('at least 8 characters');
    expect(browser.text).not.toContain('made-up');
    expect(formOf(browser.text, '/admin/new-account')).toMatchObject({ login, mailbox });
    await browser.submit('/admin/new-account', { password });
    expect(browser.text).toContain('has been added');
    expect(browser.text).not.toContain(password);
    expect(browser.text).not.toContain('<script>1');
    expect(service.logs.join('')).not.toContain(password);
    expect(await mayReset(login, password)).toBe(true);
  });

  it('keep what was typed if the mailbox does not exist', async () => {
    const browser = await anAdministrator();
    await browser.get('/admin/new-account');
    await browser.submit('/admin/new-account', { login: someone(), mailbox: 'no@example.com' });
    expect(browser.status).toBe(422);
    expect(browser.text).toContain('there is no mailbox');
  });

  it('disable, enable and give another password', async () => {
    const browser = await anAdministrator();
    const { login, password } = await service.aMailbox();
    await browser.get(pathOf(login));
    await browser.submit(pathOf(login, '/disable'));
    expect(browser.text).toContain('is disabled');
    expect(await mayReset(login, password)).toBe(false);
    await browser.submit(pathOf(login, '/enable'));
    await browser.submit(pathOf(login, '/password'), { password: 'another made-up one' });
    expect(browser.text).toContain('has another password');
    expect(browser.text).not.toContain('another made-up one');
    expect(await mayReset(login, password)).toBe(false);
    expect(await mayReset(login, 'another made-up one')).toBe(true);
  });

  it('grant a role with a scope, and revoke it', async () => {
    const browser = await anAdministrator();
    const { login } = await service.aMailbox();
    await browser.get(pathOf(login));
    await browser.submit(pathOf(login, '/grant'), { role: 'helpdesk', scope: 'nonsense' });
    expect(browser.status).toBe(422);
    expect(formOf(browser.text, pathOf(login, '/grant'))).toMatchObject({
      role: 'helpdesk',
      scope: 'nonsense',
    });
    await browser.submit(pathOf(login, '/grant'), { scope: 'address:*@example.com' });
    expect(await show(login)).toMatchObject({
      roles: ['helpdesk'],
      helpdeskScope: 'address:*@example.com',
    });
    await browser.submit(pathOf(login, '/revoke'));
    expect((await show(login)).roles).toEqual([]);
  });

  it('tell the second of two administrators that the account has changed', async () => {
    const [first, second] = [await anAdministrator(), await anAdministrator()];
    const { login } = await service.aMailbox();
    await first.get(pathOf(login));
    await second.get(pathOf(login));
    await first.submit(pathOf(login, '/grant'), { role: 'phone' });
    await second.submit(pathOf(login, '/grant'), { role: 'auditor', scope: 'policy:Default' });
    expect(second.status).toBe(412);
    expect(second.text).toContain('Somebody else has changed it meanwhile');
    expect((await show(login)).roles).toEqual(['phone']);
    await second.submit(pathOf(login, '/grant'));
    expect(await show(login)).toMatchObject({
      roles: ['phone', 'auditor'],
      auditorScope: 'policy:Default',
    });
  });

  it('set no password over one that another administrator has set meanwhile', async () => {
    const [first, second] = [await anAdministrator(), await anAdministrator()];
    const { login } = await service.aMailbox();
    await first.get(pathOf(login));
    await second.get(pathOf(login));
    const theFirst = 'made up by the first';
    await first.submit(pathOf(login, '/password'), { password: theFirst });
    await second.submit(pathOf(login, '/password'), { password: 'made up by the second' });
    expect(second.status).toBe(412);
    expect(second.text).not.toContain('made up by');
    const owner = new FormBrowser(service.server);
    await owner.signIn(login, theFirst);
    await owner.get('/');
    expect(owner.text).toContain('Sign out');
  });

  it('ask before an account is removed', async () => {
    const browser = await anAdministrator();
    const { login } = await service.aMailbox();
    await browser.get(pathOf(login, '/remove'));
    expect(await show(login)).toBeDefined();
    await browser.submit(pathOf(login, '/remove'));
    expect(browser.text).toContain(`The account ${login} has been removed`);
    await browser.get(pathOf(login));
    expect(browser.status).toBe(404);
  });

  it('keep the last administrator', async () => {
    const lonely = await TestService.start();
    try {
      const owner = await lonely.aMailbox();
      await lonely.administration.grant(owner.login, 'admin');
      const browser = new FormBrowser(lonely.server);
      await browser.signIn(owner.login, owner.password, pathOf(owner.login));
      await browser.submit(pathOf(owner.login, '/disable'));
      expect(browser.status).toBe(422);
      expect(browser.text).toContain('is the last administrator');
      await browser.get(pathOf(owner.login, '/remove'));
      await browser.submit(pathOf(owner.login, '/remove'));
      expect(browser.text).toContain('is the last administrator');
      expect((await lonely.administration.accounts.show(owner.login)).disabledAt).toBeNull();
    } finally {
      await lonely.stop();
    }
  });

  it('show a new API key once, in an answer that nobody keeps', async () => {
    const browser = await anAdministrator();
    const { login } = await service.aMailbox();
    await service.administration.grant(login, 'phone');
    await browser.get('/admin/new-api-key');
    const form = { ...formOf(browser.text, '/admin/new-api-key'), login, label: markup };
    await browser.post('/admin/new-api-key', form);
    const [, key = ''] = /<code>([^<]+)<\/code>/.exec(browser.text) ?? [];
    expect(key.length).toBeGreaterThan(20);
    expect(browser.response.headers['cache-control']).toBe('no-store');
    await browser.post('/admin/new-api-key', form);
    expect(browser.text).toContain('was shown once already');
    expect(browser.text).not.toContain(key);
    const { keys } = await service.administration.apiKeys.page({ search: login, limit: 10 });
    expect(keys).toHaveLength(1);
    await browser.get(`/admin/api-keys?search=${encodeURIComponent(login)}`);
    expect(browser.text).not.toContain(key);
    expect(browser.text).not.toContain('<script>alert');
    expect(browser.text).not.toContain('<img');
    const stored = await service.db.dataSource.query<object[]>('SELECT * FROM idempotent_requests');
    expect(JSON.stringify(stored)).not.toContain(key);
    const path = `/admin/api-keys/${keys[0]?.id ?? ''}/revoke`;
    await browser.submit(path);
    expect(browser.text).toContain('has been revoked');
  });

  it('make no second key of a form that comes back with other fields', async () => {
    const browser = await anAdministrator();
    const { login } = await service.aMailbox();
    await service.administration.grant(login, 'phone');
    await browser.get('/admin/new-api-key');
    const form = { ...formOf(browser.text, '/admin/new-api-key'), login };
    await browser.post('/admin/new-api-key', form);
    await browser.post('/admin/new-api-key', { ...form, label: 'Another' });
    expect(browser.status).toBe(422);
    expect(browser.text).toContain('This form has been carried out once');
    const { keys } = await service.administration.apiKeys.page({ search: login, limit: 10 });
    expect(keys).toHaveLength(1);
  });
});
