import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PageSessionsRepository } from '../../src/accounts/page-sessions.repository.js';
import { Database } from '../../src/database/database.js';
import { TestService } from '../support/app.js';
import { FormBrowser, formOf } from '../support/pages.js';

const sessionCookie = '__Host-umpin-session';

describe('a session of the pages', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await TestService.start();
  });
  afterAll(() => service.stop());

  const signedIn = async (headers = {}) => {
    const owner = await service.aMailbox();
    const browser = new FormBrowser(service.server, headers);
    await browser.signIn(owner.login, owner.password);
    expect(browser.text).toContain('My voice mail');
    return { owner, browser };
  };
  const isSignedIn = async (browser: FormBrowser) => {
    await browser.get('/');
    return browser.text.includes('My voice mail');
  };

  it('has a cookie that no script, no other site and no plain connection gets', async () => {
    const { login, password } = await service.aMailbox();
    const page = new FormBrowser(service.server);
    await page.get('/sign-in');
    const form = formOf(page.text, '/sign-in');
    const answer = await request(service.server)
      .post('/sign-in')
      .type('application/x-www-form-urlencoded')
      .set('cookie', [...page.cookies].map(([name, value]) => `${name}=${value}`).join('; '))
      .send(new URLSearchParams({ ...form, login, password }).toString());
    expect(answer.status).toBe(303);
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(
        /^__Host-umpin-session=s%3A[^;]+; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
      ),
    ]);
  });

  it('gets a new id at the sign-in, whatever cookie was there before', async () => {
    const { owner, browser } = await signedIn();
    const before = browser.cookies.get(sessionCookie) ?? '';
    const other = new FormBrowser(service.server);
    other.cookies.set(sessionCookie, before);
    await other.get('/sign-in');
    // Signed in already, so the form comes from a browser without the session.
    const fresh = new FormBrowser(service.server);
    await fresh.get('/sign-in');
    fresh.cookies.set(sessionCookie, 's%3Amade-up-by-an-attacker.signature');
    await fresh.submit('/sign-in', { login: owner.login, password: owner.password });
    expect(fresh.cookies.get(sessionCookie)).not.toContain('made-up-by-an-attacker');
    expect(fresh.cookies.get(sessionCookie)).not.toBe(before);
    expect(await isSignedIn(fresh)).toBe(true);
  });

  it('is stored as a digest: the table holds nothing that signs anybody in', async () => {
    const { browser } = await signedIn();
    const [, id = ''] = /^s%3A([^.]+)\./.exec(browser.cookies.get(sessionCookie) ?? '') ?? [];
    expect(id).not.toBe('');
    const rows = await service.db.dataSource.query<object[]>('SELECT * FROM page_sessions');
    expect(JSON.stringify(rows)).not.toContain(id);
  });

  it('ends with the sign-out, for whoever has copied its cookie as well', async () => {
    const { browser } = await signedIn();
    const copy = new FormBrowser(service.server);
    for (const [name, value] of browser.cookies) copy.cookies.set(name, value);
    await browser.submit('/sign-out');
    expect(browser.text).toContain('You have signed out.');
    expect(await isSignedIn(copy)).toBe(false);
  });

  it('ends on all devices at once, and no other person’s does', async () => {
    const { owner, browser } = await signedIn();
    const { browser: stranger } = await signedIn();
    const phone = new FormBrowser(service.server);
    await phone.signIn(owner.login, owner.password);
    await browser.get('/');
    await browser.submit('/sign-out-everywhere');
    expect(await isSignedIn(phone)).toBe(false);
    expect(await isSignedIn(browser)).toBe(false);
    expect(await isSignedIn(stranger)).toBe(true);
  });

  it.each([
    [
      'its account is disabled',
      (login: string) => service.administration.disable(login),
      (login: string) => service.administration.enable(login),
    ],
    [
      'its password changes',
      (login: string) => service.changePassword({ login } as never, 'another made-up one').then(),
      () => Promise.resolve(),
    ],
    [
      'its account is removed',
      (login: string) =>
        service.administration.accounts.remove(login, { actor: 'test' }).then(() => undefined),
      (login: string) =>
        service.administration.addAccount({ login, password: 'the next person’s' }),
    ],
  ])('ends in every instance when %s, and does not come back', async (_, end, undo) => {
    const { owner, browser } = await signedIn();
    const second = await service.another();
    try {
      await end(owner.login);
      browser.server = second.getHttpServer();
      expect(await isSignedIn(browser)).toBe(false);
      await undo(owner.login);
      expect(await isSignedIn(browser)).toBe(false);
    } finally {
      await second.close();
    }
  });

  it('does not begin if the password changes between its verification and the session', async () => {
    const owner = await service.aMailbox();
    const sessions = new PageSessionsRepository(new Database(service.db.dataSource));
    const limits = { idleMinutes: 30, hours: 12 };
    const signedInAt = await sessions.now();
    await service.changePassword(owner, 'another made-up one');
    const session = { digest: 'a made-up digest', login: owner.login, signedInAt, content: {} };
    await sessions.begin(session);
    expect(await sessions.continue(session.digest, limits)).toBeUndefined();
    const later = { ...session, digest: 'another', signedInAt: await sessions.now() };
    await sessions.begin(later);
    expect(await sessions.continue(later.digest, limits)).toEqual({});
  });

  it.each([
    ['without a request', 'seen_at', '31 minutes'],
    ['so long after the sign-in', 'signed_in_at', '13 hours'],
  ])('ends %s', async (_, column, ago) => {
    const { owner, browser } = await signedIn();
    await service.db.dataSource.query(
      `UPDATE page_sessions SET ${column} = ${column} - $1::interval WHERE login = $2`,
      [ago, owner.login],
    );
    await browser.get('/');
    expect(browser.text).toContain('Your session has ended.');
  });

  it('stays ended if another tab ends it while a request is under way', async () => {
    const { owner } = await signedIn();
    const sessions = new PageSessionsRepository(new Database(service.db.dataSource));
    await sessions.endAllOf(owner.login);
    await sessions.keep('a digest of nobody', { made: 'up' });
    const rows = await service.db.dataSource.query<object[]>(
      "SELECT FROM page_sessions WHERE id_digest = 'a digest of nobody'",
    );
    expect(rows).toEqual([]);
  });

  it('leaves nothing in the database for a stranger who only looks', async () => {
    const count = async () =>
      (await service.db.dataSource.query<object[]>('SELECT FROM page_sessions')).length;
    const before = await count();
    const stranger = new FormBrowser(service.server);
    for (const path of ['/', '/sign-in', '/helpdesk', '/sign-in?to=//example.org']) {
      await stranger.get(path);
    }
    await stranger.submit('/sign-in', { login: 'nobody', password: 'wrong' });
    expect(await count()).toBe(before);
  });
});

describe('pages over plain HTTP', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await TestService.start({ PUBLIC_URL: 'http://localhost:8080' });
  });
  afterAll(() => service.stop());

  it.each(['pin.example.com', '10.0.0.1:8080', 'localhost.example.com'])(
    'ask nobody for a password at %s',
    async (host) => {
      const answer = await request(service.server).get('/sign-in').set('host', host);
      expect(answer.status).toBe(403);
      expect(answer.text).toContain('This connection is not secure');
      expect(answer.text).not.toContain('type="password"');
    },
  );

  it.each(['localhost:8080', '127.0.0.1', '[::1]:8080'])(
    'sign in at %s, where nobody listens on the way',
    async (host) => {
      const answer = await request(service.server).get('/sign-in').set('host', host);
      expect(answer.status).toBe(200);
      expect(answer.text).toContain('type="password"');
    },
  );
});
