import request from 'supertest';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TestService } from '../support/app.js';
import type { TestMailbox } from '../support/mailboxes.js';
import { FormBrowser, formOf } from '../support/pages.js';

const header = 'x-remote-user';

describe('pages behind a proxy that signs people in', () => {
  let service: TestService;
  let owner: TestMailbox;
  beforeAll(async () => {
    service = await TestService.start({
      PROXY_LOGIN_HEADER: header,
      TRUSTED_PROXIES: '127.0.0.1,::1',
    });
  });
  afterAll(() => service.stop());
  beforeEach(async () => {
    owner = await service.aMailbox();
  });

  const behindProxy = (login: string) => new FormBrowser(service.server, { [header]: login });
  /** The same browser, for whom the proxy says something else. */
  const sameBrowser = (browser: FormBrowser, headers: Record<string, string | string[]>) => {
    const same = new FormBrowser(service.server, headers as Record<string, string>);
    for (const [name, value] of browser.cookies) same.cookies.set(name, value);
    return same;
  };
  const sessionsOf = async ({ login }: TestMailbox) =>
    service.db.dataSource.query<object[]>('SELECT FROM page_sessions WHERE login = $1', [login]);

  it('are signed in immediately, and once', async () => {
    const browser = behindProxy(owner.login);
    await browser.get('/');
    expect(browser.text).toContain(owner.address);
    await browser.get('/');
    await browser.get('/sign-in');
    expect(browser.text).toContain('My voice mail');
    expect(await sessionsOf(owner)).toHaveLength(1);
    await browser.submit('/reset');
    expect(browser.text).toContain('Your new PIN has been sent');
  });

  it('need the token of a form like all others', async () => {
    const browser = behindProxy(owner.login);
    await browser.get('/');
    await browser.post('/reset', {});
    expect(browser.status).toBe(403);
    const first = behindProxy(owner.login);
    await first.post('/reset', {});
    expect(first.status).toBe(403);
    const answer = await request(service.server)
      .post('/reset')
      .set({ [header]: owner.login, origin: 'https://example.org', host: 'mail.example.com' })
      .type('application/x-www-form-urlencoded')
      .send('');
    expect(answer.status).toBe(403);
    expect(service.smtp.to(owner.address)).toHaveLength(0);
  });

  it('are another session for another user of the same browser', async () => {
    const browser = behindProxy(owner.login);
    await browser.get('/');
    const form = formOf(browser.text, '/reset');
    const other = await service.aMailbox();
    const next = sameBrowser(browser, { [header]: other.login });
    await next.get('/');
    expect(next.text).toContain(other.address);
    expect(next.text).not.toContain(owner.address);
    expect(await sessionsOf(owner)).toHaveLength(0);
    await next.post('/reset', form);
    expect(next.text).toContain('Do you want to go on?');
    expect(service.smtp.to(owner.address)).toHaveLength(0);
    expect(service.smtp.to(other.address)).toHaveLength(0);
  });

  it('do not go on for a request without the word of the proxy', async () => {
    const browser = behindProxy(owner.login);
    await browser.get('/');
    const nobody: Record<string, string>[] = [{}, { [header]: '' }, { [header]: '(null)' }];
    for (const headers of nobody) {
      const without = sameBrowser(browser, headers);
      await without.get('/');
      expect(without.text).toContain('<h1>Sign in</h1>');
      expect(without.text).not.toContain(owner.address);
    }
  });

  it.each<[string, string | string[]]>([
    ['a user whom nobody can read', 'a\\b\\c'],
    ['two users', ['somebody', 'somebody-else']],
    ['the same user twice', ['somebody', 'somebody']],
  ])('are nobody’s if the proxy names %s, whoever has signed in before', async (_, named) => {
    const byForm = new FormBrowser(service.server);
    await byForm.signIn(owner.login, owner.password);
    const browser = behindProxy(owner.login);
    await browser.get('/');
    for (const before of [byForm, browser]) {
      const unclear = sameBrowser(before, { [header]: named });
      await unclear.get('/');
      expect(unclear.text).toContain('<h1>Sign in</h1>');
      expect(unclear.text).not.toContain(owner.address);
      const refused = /"credentials":"(ambiguous|none)"/;
      expect(service.logs.some((line) => refused.test(line))).toBe(true);
    }
  });

  it('take the word of the proxy before a sign-in by form', async () => {
    const byForm = new FormBrowser(service.server);
    await byForm.signIn(owner.login, owner.password);
    const other = await service.aMailbox();
    const named = sameBrowser(byForm, { [header]: other.login });
    await named.get('/');
    expect(named.text).toContain(other.address);
    expect(await sessionsOf(owner)).toHaveLength(0);
  });

  it('let nobody in whose account is disabled, and end that session', async () => {
    const browser = behindProxy(owner.login);
    await browser.get('/');
    await service.administration.disable(owner.login);
    for (const path of ['/', '/sign-in']) {
      await browser.get(path);
      expect(browser.status).toBe(403);
      expect(browser.text).toContain('You may not use this page');
      expect(browser.text).not.toContain(owner.address);
    }
  });

  it('sign in again after the sign-out, as the proxy says so', async () => {
    const browser = behindProxy(owner.login);
    await browser.get('/');
    const before = await sessionsOf(owner);
    await browser.submit('/sign-out');
    expect(browser.text).toContain('My voice mail');
    expect([before, await sessionsOf(owner)]).toEqual([[{}], [{}]]);
  });
});

describe('pages for a client that is not the trusted proxy', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await TestService.start({
      PROXY_LOGIN_HEADER: header,
      TRUSTED_PROXIES: '192.0.2.0/24',
    });
  });
  afterAll(() => service.stop());

  it('take no word of it', async () => {
    const owner = await service.aMailbox();
    const browser = new FormBrowser(service.server, {
      [header]: owner.login,
      'x-forwarded-for': '192.0.2.1',
    });
    await browser.get('/');
    expect(browser.text).toContain('<h1>Sign in</h1>');
    await browser.signIn(owner.login, owner.password);
    expect(browser.text).toContain(owner.address);
  });
});
