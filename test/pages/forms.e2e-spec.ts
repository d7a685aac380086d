import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestService } from '../support/app.js';
import { FormBrowser, formOf } from '../support/pages.js';

describe('a form of the pages', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await TestService.start();
  });
  afterAll(() => service.stop());

  const signedIn = async () => {
    const owner = await service.aMailbox();
    const browser = new FormBrowser(service.server);
    await browser.signIn(owner.login, owner.password);
    return { owner, browser };
  };
  const mailsTo = (address: string) =>
    service.smtp.mails.filter(({ to }) => to.includes(address)).length;
  const cookies = (browser: FormBrowser) =>
    [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');

  it('of an owner sends one PIN, to the address of the mailbox', async () => {
    const { owner, browser } = await signedIn();
    await browser.submit('/reset');
    expect(browser.text).toContain('Your new PIN has been sent');
    expect(mailsTo(owner.address)).toBe(1);
  });

  it('sends one PIN, however often it is sent: by a double click, or after the back button', async () => {
    const { owner, browser } = await signedIn();
    const form = formOf(browser.text, '/reset');
    const twice = new FormBrowser(service.server);
    for (const [name, value] of browser.cookies) twice.cookies.set(name, value);
    await Promise.all([browser.post('/reset', form), twice.post('/reset', form)]);
    // The browser shows the answer to the second click alone. A notice is told once, to either of them.
    expect([browser.status, twice.status]).toEqual([200, 200]);
    await browser.post('/reset', form);
    expect(browser.text).toContain('Your new PIN has been sent');
    expect(mailsTo(owner.address)).toBe(1);
  });

  it('shows no PIN, and neither does the page after it', async () => {
    const { browser } = await signedIn();
    await browser.submit('/reset');
    const mail = service.smtp.mails.at(-1)?.raw ?? '';
    const [pin = ''] = /^\d{6}$/m.exec(mail.replaceAll('\r', '')) ?? [];
    expect(pin).toHaveLength(6);
    expect(browser.text).not.toContain(pin);
    expect(service.logs.join('')).not.toContain(pin);
  });

  it.each([
    ['another site, by Fetch Metadata', { 'sec-fetch-site': 'cross-site' }],
    ['another site, by its origin', { origin: 'https://example.org' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['a neighbour of the domain', { 'sec-fetch-site': 'same-site' }],
  ])('is refused from %s, with the right token', async (_, headers) => {
    const { owner, browser } = await signedIn();
    const answer = await request(service.server)
      .post('/reset')
      .set({ host: 'mail.example.com', ...headers, cookie: cookies(browser) })
      .type('application/x-www-form-urlencoded')
      .send(new URLSearchParams(formOf(browser.text, '/reset')).toString());
    expect(answer.status).toBe(403);
    expect(mailsTo(owner.address)).toBe(0);
  });

  it.each([
    ['none', {}],
    ['an empty one', { token: '' }],
    ['a made-up one', { token: 'AAAAAAAA-BBBBBBBBBBBBBBBBBBBBBBBBBBB' }],
  ])('without its token changes nothing: %s', async (_, fields) => {
    const { owner, browser } = await signedIn();
    await browser.post('/reset', fields);
    expect(browser.status).toBe(403);
    expect(mailsTo(owner.address)).toBe(0);
  });

  it('with the token of another person changes nothing', async () => {
    const { browser: other } = await signedIn();
    const { owner, browser } = await signedIn();
    await browser.post('/reset', formOf(other.text, '/reset'));
    expect(mailsTo(owner.address)).toBe(0);
  });

  it('whose session has ended is kept, and sent after the person has signed in and said so', async () => {
    const { owner, browser } = await signedIn();
    const form = formOf(browser.text, '/reset');
    await service.db.dataSource.query('DELETE FROM page_sessions WHERE login = $1', [owner.login]);
    await browser.post('/reset', form);
    expect(browser.text).toContain('nothing has been done yet');
    await browser.submit('/sign-in', { login: owner.login, password: owner.password });
    expect(browser.text).toContain('Do you want to go on?');
    expect(mailsTo(owner.address)).toBe(0);
    await browser.submit('/reset');
    expect(browser.text).toContain('Your new PIN has been sent');
    expect(mailsTo(owner.address)).toBe(1);
  });

  it('of an earlier session, in another tab, asks whether to go on', async () => {
    const { owner, browser } = await signedIn();
    const form = formOf(browser.text, '/reset');
    await browser.submit('/sign-out');
    await browser.signIn(owner.login, owner.password);
    await browser.post('/reset', form);
    expect(browser.text).toContain('Do you want to go on?');
    await browser.submit('/reset');
    expect(mailsTo(owner.address)).toBe(1);
  });

  it.each([
    'https://example.org/',
    '//example.org/',
    '/\\example.org',
    '/\t/example.org',
    'javascript:alert(1)',
    '/v1/admin/status',
    'example.org',
  ])('of the sign-in leads to no other site: %j', async (to) => {
    const owner = await service.aMailbox();
    const browser = new FormBrowser(service.server);
    await browser.get('/sign-in');
    const { login, password } = owner;
    const answer = await request(service.server)
      .post('/sign-in')
      .set({ cookie: cookies(browser) })
      .type('application/x-www-form-urlencoded')
      .send(
        new URLSearchParams({
          ...formOf(browser.text, '/sign-in'),
          login,
          password,
          to,
        }).toString(),
      );
    expect(answer.headers.location).toBe('/');
  });

  it('of the sign-in answers unknown users as wrong passwords (P10)', async () => {
    const owner = await service.aMailbox();
    const disabled = await service.aMailbox();
    await service.administration.disable(disabled.login);
    const answerTo = async (login: string, password: string) => {
      const browser = new FormBrowser(service.server);
      await browser.get('/sign-in');
      await browser.submit('/sign-in', { login, password });
      expect(browser.status).toBe(403);
      return browser.text.replace(/name="token" value="[^"]*"/, '').replace(login, 'LOGIN');
    };
    const answers = [
      await answerTo(owner.login, 'wrong'),
      await answerTo('nobody@example.com', owner.password),
      await answerTo(disabled.login, disabled.password),
    ];
    expect(new Set(answers).size).toBe(1);
  });
});

describe('failed sign-ins by the form', () => {
  it('count in the limits that callers of SOAP have', async () => {
    const service = await TestService.start();
    try {
      const owner = await service.aMailbox();
      const browser = new FormBrowser(service.server);
      await browser.get('/sign-in');
      const wrong = { ...formOf(browser.text, '/sign-in'), login: owner.login, password: 'wrong' };
      const guesser = () => {
        const one = new FormBrowser(service.server);
        for (const [name, value] of browser.cookies) one.cookies.set(name, value);
        return one.post('/sign-in', wrong);
      };
      await Promise.all(Array.from({ length: 20 }, guesser));
      await browser.submit('/sign-in', { login: owner.login, password: owner.password });
      expect(browser.text).toContain('Too many sign-ins have failed.');
      const byPassword = `Basic ${Buffer.from(`${owner.login}:${owner.password}`).toString('base64')}`;
      const soap = await request(service.server)
        .post('/EWS/UM2007Legacy.asmx')
        .set('authorization', byPassword);
      expect(soap.status).toBe(429);
    } finally {
      await service.stop();
    }
  });
});
