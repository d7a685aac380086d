import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { TestService } from '../support/app.js';
import { aKey } from '../support/issuer.js';
import type { TestMailbox } from '../support/mailboxes.js';
import { FormBrowser, formOf } from '../support/pages.js';
import { freshKey, testKeyRing } from '../support/settings.js';
import { client, SignInIssuer } from '../support/sign-in-issuer.js';

const cookie = '__Host-umpin-oidc';
const origin = 'https://mail.example.com';
const bothKeys = `${freshKey},${testKeyRing}`;

describe('signing in with a company account', () => {
  let issuer: SignInIssuer;
  let service: TestService;
  let owner: TestMailbox;
  let browser: FormBrowser;

  beforeAll(async () => {
    issuer = await SignInIssuer.start();
    service = await TestService.start(settings());
  });
  afterAll(async () => {
    await service.stop();
    await issuer.down();
  });
  beforeEach(async () => {
    issuer.reset();
    owner = await service.aMailbox();
    issuer.person = { sub: `subject of ${owner.address}`, email: owner.address };
    browser = new FormBrowser(service.server);
  });

  const settings = () => ({
    OIDC_ISSUER: issuer.url,
    OIDC_CLIENT_ID: client.id,
    OIDC_CLIENT_SECRET: client.secret,
    // A made-up account is also one of these tests' mailboxes.
    LIMIT_FAILED_LOGINS: 'false',
  });

  /** The URL of the issuer that a page leads to. */
  const leave = async (from = browser, to = '/') => {
    await from.get(`/sign-in/oidc?${new URLSearchParams({ to }).toString()}`);
    expect(from.status).toBe(303);
    return String(from.response.headers.location);
  };
  /** The path to which the issuer sends the browser back. */
  const callbackOf = async (url: string) => {
    const answer = await fetch(url, { redirect: 'manual' });
    expect(answer.status).toBe(302);
    const { pathname, search } = new URL(answer.headers.get('location') ?? '');
    return pathname + search;
  };
  const signIn = async (from = browser, to = '/') => {
    await from.get(await callbackOf(await leave(from, to)));
    return from.text;
  };
  const isSignedIn = async (from = browser) => {
    await from.get('/');
    return from.text.includes('My voice mail');
  };
  const expectNobody = async (status: number, words: string) => {
    expect(browser.status).toBe(status);
    expect(browser.text).toContain(words);
    expect(browser.text).toContain('<h1>Sign in</h1>');
    expect(await isSignedIn()).toBe(false);
  };
  const failed = 'took too long, or it was not begun in this browser';

  it('begins with a button on the page that asks to sign in, and ends on the page that was asked for', async () => {
    await browser.get('/');
    expect(browser.text).toContain('Sign in with your company account');
    expect(browser.text).toContain('href="/sign-in/oidc?to=%2F"');
    const page = await signIn();
    expect(page).toContain('<h1>You have signed in</h1>');
    expect(page).toContain('<meta http-equiv="refresh" content="0; url=/"/>');
    expect(page).toContain('href="/"');
    expect(await isSignedIn()).toBe(true);
    expect(browser.text).toContain(owner.address);
    await browser.submit('/reset');
    expect(browser.text).toContain('Your new PIN has been sent');
    expect(service.smtp.to(owner.address)).toHaveLength(1);
  });

  it('sends the issuer state, nonce and an S256 challenge, and no secret', async () => {
    const { searchParams } = new URL(await leave());
    expect(Object.fromEntries(searchParams)).toEqual({
      client_id: client.id,
      redirect_uri: 'https://mail.example.com/sign-in/oidc/callback',
      response_type: 'code',
      scope: 'openid email profile',
      state: expect.stringMatching(/^[\w-]{43}$/) as string,
      nonce: expect.stringMatching(/^[\w-]{43}$/) as string,
      code_challenge: expect.stringMatching(/^[\w-]{43}$/) as string,
      code_challenge_method: 'S256',
    });
  });

  it('keeps what it has to remember in a cookie that nobody can read, for ten minutes', async () => {
    const url = new URL(await leave());
    const [set = ''] = browser.response.headers['set-cookie'] as unknown as string[];
    expect(set).toMatch(
      /^__Host-umpin-oidc=[\w-]+\.\.[\w.-]+; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    for (const name of ['state', 'nonce']) {
      expect(set).not.toContain(url.searchParams.get(name));
    }
    await browser.get(await callbackOf(url.href));
    expect(browser.cookies.has(cookie)).toBe(false);
  });

  it('works for a public client, without a secret', async () => {
    issuer.secret = undefined;
    const app = await service.another({ ...settings(), OIDC_CLIENT_SECRET: '' });
    try {
      browser.server = app.getHttpServer();
      await signIn();
      expect(await isSignedIn()).toBe(true);
    } finally {
      await app.close();
    }
  });

  it('goes on in another instance, also while the sealing key changes', async () => {
    const callback = await callbackOf(await leave());
    const app = await service.another({ ...settings(), SEALING_KEYS: bothKeys });
    try {
      browser.server = app.getHttpServer();
      await browser.get(callback);
      expect(await isSignedIn()).toBe(true);
    } finally {
      await app.close();
    }
  });

  it('gives the roles that the token names, with the prefix umpin-', async () => {
    issuer.person = { ...issuer.person, roles: ['admin', 'umpin-auditor'] };
    await signIn();
    const [session] = await service.db.dataSource.query<{ content: { person: object } }[]>(
      'SELECT content FROM page_sessions WHERE login = $1',
      [issuer.person.sub],
    );
    expect(session?.content.person).toMatchObject({
      login: issuer.person.sub,
      external: { roles: ['admin', 'umpin-auditor'] },
    });
  });

  it('asks the UserInfo endpoint if the token names no mailbox', async () => {
    issuer.person = { sub: issuer.person.sub ?? '' };
    issuer.userInfo = { email: owner.address };
    await signIn();
    expect(await isSignedIn()).toBe(true);
    expect(browser.text).toContain(owner.address);
  });

  it('takes nothing from a UserInfo endpoint that speaks of somebody else', async () => {
    issuer.person = { sub: issuer.person.sub ?? '' };
    issuer.userInfo = { email: owner.address, sub: 'somebody else' };
    await signIn();
    await expectNobody(403, failed);
  });

  it('knows no mailbox by an address that is not verified', async () => {
    issuer.person = { ...issuer.person, email_verified: false };
    await signIn();
    await browser.get('/');
    expect(browser.text).toContain('Your account has no voice mail.');
    expect(browser.text).not.toContain('action="/reset"');
  });

  it.each([
    'https://example.org/',
    '//example.org',
    '/\\example.org',
    '/%0d%0aset-cookie:%20a=b\r\nset-cookie: a=b',
    'javascript:alert(1)',
    '/v1/admin/status',
    '/sign-in/oidc?to=/sign-in/oidc',
    '/sign-in',
    '/reset',
    `/?${'a'.repeat(1_000)}`,
    '/"><script>alert(1)</script>',
  ])('leads to no other site and no action: %j', async (to) => {
    const page = await signIn(browser, to);
    expect(page).toContain('content="0; url=/"');
    expect(page).not.toContain('example.org');
    expect(page).not.toContain('alert(1)');
  });

  it('begins no second time if somebody has signed in', async () => {
    await signIn();
    await browser.get('/sign-in/oidc');
    expect(browser.text).toContain('My voice mail');
  });

  it('is refused without the cookie: the code of an attacker signs nobody in', async () => {
    const attacker = new FormBrowser(service.server);
    const callback = await callbackOf(await leave(attacker));
    await browser.get(callback);
    await expectNobody(403, failed);
    await leave();
    await browser.get(callback);
    await expectNobody(403, failed);
  });

  it('is refused with the code of another sign-in: its PKCE verifier is missing', async () => {
    const stolen = new URL(await callbackOf(await leave(new FormBrowser(service.server))), origin);
    const own = new URL(await callbackOf(await leave()), origin);
    own.searchParams.set('code', stolen.searchParams.get('code') ?? '');
    await browser.get(own.pathname + own.search);
    await expectNobody(403, failed);
  });

  it.each([
    ['no state', (query: URLSearchParams) => query.delete('state')],
    ['another state', (query: URLSearchParams) => query.set('state', 'x'.repeat(43))],
    ['two states', (query: URLSearchParams) => query.append('state', 'x'.repeat(43))],
    ['two codes', (query: URLSearchParams) => query.append('code', 'another')],
    ['no code', (query: URLSearchParams) => query.delete('code')],
    ['an unknown code', (query: URLSearchParams) => query.set('code', 'made-up')],
    ['no issuer (RFC 9207)', (query: URLSearchParams) => query.delete('iss')],
    ['another issuer', (query: URLSearchParams) => query.set('iss', 'https://example.org')],
  ])('is refused with %s', async (_, change) => {
    const url = new URL(await callbackOf(await leave()), origin);
    change(url.searchParams);
    await browser.get(url.pathname + url.search);
    await expectNobody(403, failed);
  });

  it('is refused a second time: replaying what the browser has sent signs nobody in', async () => {
    const callback = await callbackOf(await leave());
    const copy = new FormBrowser(service.server);
    for (const [name, value] of browser.cookies) copy.cookies.set(name, value);
    await browser.get(callback);
    await browser.get(callback);
    expect(browser.text).toContain(failed);
    expect(await isSignedIn()).toBe(true);
    await copy.get(callback);
    expect(copy.text).toContain(failed);
    expect(await isSignedIn(copy)).toBe(false);
  });

  it('keeps the sign-ins of two tabs apart, whichever is first', async () => {
    const one = await leave(browser, '/?tab=1');
    const two = await leave(browser, '/?tab=2');
    await browser.get(await callbackOf(two));
    expect(browser.text).toContain('url=/?tab=2"');
    await browser.get(await callbackOf(one));
    expect(browser.text).toContain('url=/?tab=1"');
  });

  it('remembers three at most, so that nobody can fill a browser with cookies', async () => {
    const oldest = await leave();
    for (let more = 0; more < 20; more += 1) await leave(browser, `/?${'a'.repeat(500)}`);
    expect(`${cookie}=${browser.cookies.get(cookie) ?? ''}`.length).toBeLessThan(4_096);
    await browser.get(await callbackOf(oldest));
    await expectNobody(403, failed);
  });

  it('ends after ten minutes at the issuer', async () => {
    const callback = await callbackOf(await leave());
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 601_000 });
    try {
      await browser.get(callback);
      expect(browser.text).toContain(failed);
    } finally {
      vi.useRealTimers();
    }
    expect(await isSignedIn()).toBe(false);
  });

  it.each([
    ['of another service', { aud: 'another-client' }],
    ['of another service as well, for which it is', { aud: [client.id, 'b'], azp: 'b' }],
    ['of another issuer', { iss: 'https://example.org' }],
    ['of another sign-in', { nonce: 'another' }],
    ['without a nonce', { nonce: undefined }],
    ['that has expired', { exp: 1_000_000_000 }],
    ['without an end', { exp: undefined }],
    ['of nobody', { sub: undefined }],
  ])('is refused with a token %s', async (_, claims) => {
    issuer.claims = { ...claims };
    await signIn();
    await expectNobody(403, failed);
  });

  it('is refused with a token that the issuer’s keys have not signed', async () => {
    issuer.signer = await aKey('ES256', 'published');
    await signIn();
    await expectNobody(403, failed);
  });

  it('is refused with a token that is signed by a shared secret', async () => {
    const secret = await crypto.subtle.importKey(
      'raw',
      Buffer.from(client.secret.padEnd(32)),
      { name: 'HMAC', hash: 'SHA-256' },
      false,
      ['sign'],
    );
    issuer.signer = { ...issuer.signer, alg: 'HS256', privateKey: secret };
    await signIn();
    await expectNobody(403, failed);
  });

  it.each([
    ['access_denied', 'You have not been signed in with your company account.', 403],
    ['login_required', failed, 403],
    ['<script>alert(1)</script>', failed, 403],
    ['temporarily_unavailable', 'cannot be checked at the moment', 503],
  ])('says in its own words that the issuer answered %s', async (error, words, status) => {
    const state = new URL(await leave()).searchParams.get('state') ?? '';
    const description = '<b>words</b> of whoever wrote the link';
    const query = { error, state, iss: issuer.url, error_description: description };
    await browser.get(`/sign-in/oidc/callback?${new URLSearchParams(query).toString()}`);
    expect(browser.text).not.toContain('of whoever');
    expect(browser.text).not.toContain('alert(1)');
    expect(service.logs.join('')).not.toContain('of whoever');
    await expectNobody(status, words);
  });

  it('lets nobody in whose account is disabled here', async () => {
    await service.administration.addAccount({ login: String(issuer.person.sub) });
    await service.administration.disable(String(issuer.person.sub));
    await signIn();
    await expectNobody(403, 'Your company account may not use this service.');
  });

  it('ends at once when the account of its login is disabled', async () => {
    await service.administration.addAccount({ login: String(issuer.person.sub) });
    await signIn();
    expect(await isSignedIn()).toBe(true);
    await service.administration.disable(String(issuer.person.sub));
    expect(await isSignedIn()).toBe(false);
    await service.administration.enable(String(issuer.person.sub));
    expect(await isSignedIn()).toBe(false);
  });

  it('makes nobody an account of this service that has a password', async () => {
    issuer.person = { sub: owner.login };
    await signIn();
    await browser.get('/');
    expect(browser.text).not.toContain('action="/reset"');
  });

  it('leaves no code, token, state or secret in a log or on a page (P6)', async () => {
    const pages: string[] = [];
    await signIn();
    pages.push(browser.text);
    issuer.claims = { aud: 'another-client' };
    await signIn(new FormBrowser(service.server));
    const seen = [...pages, ...service.logs].join('');
    expect(issuer.secrets.length).toBeGreaterThan(5);
    for (const secret of [...issuer.secrets, client.secret]) expect(seen).not.toContain(secret);
    expect(seen).not.toContain('secret words');
  });

  it('tells on the page after the sign-out that the company’s sign-in goes on', async () => {
    await signIn();
    await browser.get('/');
    await browser.submit('/sign-out');
    expect(browser.text).toContain('You have signed out.');
    expect(browser.text).toContain('You may still be signed in with your company account.');
  });

  it('loses nothing of a form whose session has ended', async () => {
    await signIn();
    await browser.get('/');
    const form = formOf(browser.text, '/reset');
    await service.db.dataSource.query('DELETE FROM page_sessions');
    await browser.post('/reset', form);
    expect(browser.text).toContain('(opens in a new tab)');
    const tab = browser.text;
    await signIn();
    await browser.post('/reset', formOf(tab, '/reset'));
    expect(browser.text).toContain('Do you want to go on?');
    await browser.submit('/reset');
    expect(browser.text).toContain('Your new PIN has been sent');
    expect(service.smtp.to(owner.address)).toHaveLength(1);
  });

  describe('while the issuer', () => {
    const unavailable = 'cannot be checked at the moment';
    const quick = async (use: (fresh: FormBrowser) => Promise<void>) => {
      // Another instance, which has not asked the issuer yet.
      const app = await service.another(settings());
      try {
        await use(new FormBrowser(app.getHttpServer()));
      } finally {
        await app.close();
      }
    };
    const expectUnavailable = (fresh: FormBrowser) => {
      expect(fresh.status).toBe(503);
      expect(fresh.text).toContain(unavailable);
      expect(fresh.text).toContain('<h1>Sign in</h1>');
      expect(fresh.text).toContain('type="password"');
      expect(service.logs.at(-1)).not.toContain('unforeseen');
    };

    it('is away says so, and works when it is back', () =>
      quick(async (fresh) => {
        await issuer.down();
        try {
          await fresh.get('/sign-in/oidc');
          expectUnavailable(fresh);
        } finally {
          await issuer.up();
        }
        const callback = await callbackOf(await leave(fresh));
        await issuer.down();
        try {
          await fresh.get(callback);
          expectUnavailable(fresh);
        } finally {
          await issuer.up();
        }
        await signIn(fresh);
        expect(await isSignedIn(fresh)).toBe(true);
      }));

    it.each(['/.well-known/openid-configuration', '/token', '/keys'])(
      'does not answer at %s gives up in time',
      (path) =>
        quick(async (fresh) => {
          issuer.answers = { [path]: () => undefined };
          const started = performance.now();
          await fresh.get('/sign-in/oidc');
          const { location } = fresh.response.headers;
          if (location) await fresh.get(await callbackOf(location));
          expectUnavailable(fresh);
          expect(performance.now() - started).toBeLessThan(6_000);
        }),
    );

    it.each<[string, object]>([
      ['plain HTTP over a network', { token_endpoint: 'http://192.0.2.1/token' }],
      ['a sign-in page by plain HTTP', { authorization_endpoint: 'http://192.0.2.1/authorize' }],
      ['a sign-in page that is a script', { authorization_endpoint: 'javascript:alert(1)' }],
      ['another issuer', { issuer: 'https://example.org' }],
    ])('names %s in its discovery document it is not asked', (_, discovery) =>
      quick(async (fresh) => {
        issuer.discovery = discovery;
        await fresh.get('/sign-in/oidc');
        const { location } = fresh.response.headers;
        if (location) await fresh.get(await callbackOf(location));
        expectUnavailable(fresh);
      }),
    );

    it('does not know this service says what to do in the log alone', () =>
      quick(async (fresh) => {
        issuer.secret = 'another made-up secret';
        await fresh.get(await callbackOf(await leave(fresh)));
        expectUnavailable(fresh);
        expect(service.logs.join('')).toContain('It answered invalid_client.');
        expect(fresh.text).not.toContain('invalid_client');
      }));
  });
});

describe('a service without OIDC_CLIENT_ID', () => {
  it('has no button for a company account, and no page behind it', async () => {
    const service = await TestService.start();
    try {
      const browser = new FormBrowser(service.server);
      await browser.get('/sign-in');
      expect(browser.text).not.toContain('company account');
      for (const path of ['/sign-in/oidc', '/sign-in/oidc/callback?code=a&state=b']) {
        await browser.get(path);
        expect(browser.status).toBe(404);
        expect(browser.text).toContain('There is no such page');
      }
    } finally {
      await service.stop();
    }
  });
});

describe('a service whose people sign in with a company account alone', () => {
  it('asks for no password', async () => {
    const settings = { OIDC_ISSUER: 'https://login.example.com', OIDC_CLIENT_ID: client.id };
    const service = await TestService.start({ ...settings, LOCAL_ACCOUNTS: 'false' });
    try {
      const browser = new FormBrowser(service.server);
      await browser.get('/');
      expect(browser.text).toContain('Sign in with your company account');
      expect(browser.text).not.toContain('<input');
    } finally {
      await service.stop();
    }
  });
});
