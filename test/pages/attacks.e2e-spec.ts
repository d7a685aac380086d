import { createHmac } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import request, { type Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assetUrls } from '../../src/transports/pages/assets/assets.js';
import { pageRights } from '../../src/transports/pages/access/page-rights.js';
import { TestService } from '../support/app.js';
import { FormBrowser, formOf } from '../support/pages.js';
import { exchange } from '../support/raw-connection.js';
import { processorMs } from '../support/processor-time.js';

const sessionCookie = '__Host-umpin-session';
const formCookie = '__Host-umpin-form';
const form = 'application/x-www-form-urlencoded';

describe('attacks on the pages', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await TestService.start({ LIMIT_FAILED_LOGINS: 'false' });
    await service.app.listen(0, '127.0.0.1');
  });
  afterAll(() => service.stop());

  const signedIn = async () => {
    const owner = await service.aMailbox();
    const browser = new FormBrowser(service.server);
    await browser.signIn(owner.login, owner.password);
    return { owner, browser };
  };
  const cookies = (browser: FormBrowser) =>
    [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const post = (path: string, cookie: string, body: string, type = form) =>
    request(service.server).post(path).set('cookie', cookie).type(type).send(body);
  const raw = async (text: string) => {
    const { port } = service.server.address() as AddressInfo;
    return (await exchange(port, text)).received;
  };
  const isSignedIn = async (cookie: string) => {
    const answer = await request(service.server).get('/').set('cookie', cookie);
    expect([200, 303]).toContain(answer.status);
    return answer.status === 200;
  };

  /** What every page says to the browser, whatever it is about. */
  const expectGuarded = ({ headers }: Response) => {
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(policy).toContain("form-action 'self'");
    expect(policy).not.toMatch(/unsafe-|\*|https?:|'nonce-|strict-dynamic/);
    expect(headers).toMatchObject({
      'x-frame-options': 'DENY',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'strict-transport-security': 'max-age=31536000',
    });
  };

  describe('frames, sniffing and copies on a shared computer', () => {
    const gets = Object.keys(pageRights).filter((route) => route.startsWith('GET'));
    const paths = gets.map((route) => (route.split(' ')[1] ?? '').replaceAll(/:\w+/g, 'any'));

    it.each(paths)('are ruled out for a stranger at %s', async (path) => {
      expectGuarded(await request(service.server).get(path));
    });

    it.each(paths)('are ruled out for an owner at %s', async (path) => {
      const { browser } = await signedIn();
      expectGuarded(await request(service.server).get(path).set('cookie', cookies(browser)));
    });

    it.each<[string, (cookie: string, token: string) => Promise<Response>]>([
      ['a form without a token', (cookie) => post('/reset', cookie, '')],
      ['a form without a session', () => post('/reset', '', '')],
      ['a wrong password', (cookie) => post('/sign-in', cookie, 'login=a&password=b')],
      ['a form of a wrong type', (cookie) => post('/reset', cookie, '{}', 'application/json')],
      ['a form that is too large', (cookie) => post('/reset', cookie, `a=${'b'.repeat(70_000)}`)],
      ['a form of another site', (c) => post('/reset', c, '').set('sec-fetch-site', 'cross-site')],
      ['an answer to an action', (cookie, token) => post('/reset', cookie, `token=${token}`)],
      ['a sign-out', (cookie, token) => post('/sign-out', cookie, `token=${token}`)],
      ['a sign-out everywhere', (c, token) => post('/sign-out-everywhere', c, `token=${token}`)],
    ])('are ruled out for %s', async (_, send) => {
      const { browser } = await signedIn();
      const { token = '' } = formOf(browser.text, '/reset');
      expectGuarded(await send(cookies(browser), token));
    });

    it('are ruled out while the database is away', async () => {
      const { browser } = await signedIn();
      await service.db.away();
      try {
        const answer = await request(service.server).get('/').set('cookie', cookies(browser));
        expect(answer.status).toBe(503);
        expect(answer.text).toContain('This does not work at the moment');
        expectGuarded(answer);
      } finally {
        await service.db.back();
      }
    });
  });

  describe('a sign-out', () => {
    it.each(['/sign-out', '/sign-out-everywhere'])(
      'by %s clears cookie and copies of the browser',
      async (path) => {
        const { browser } = await signedIn();
        const { token = '' } = formOf(browser.text, path);
        const answer = await post(path, cookies(browser), `token=${token}`);
        expect(answer.status).toBe(303);
        expect(answer.headers['clear-site-data']).toBe('"cache"');
        const set = answer.headers['set-cookie'] as unknown as string[];
        expect(set).toEqual([
          expect.stringMatching(
            /^__Host-umpin-session=; Max-Age=0; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
          ),
        ]);
      },
    );

    it('cannot be forced by another site', async () => {
      const { browser } = await signedIn();
      const { token = '' } = formOf(browser.text, '/sign-out');
      const attempts = [
        post('/sign-out', cookies(browser), ''),
        post('/sign-out', cookies(browser), `token=${token}`).set('origin', 'https://example.org'),
        post('/sign-out', cookies(browser), `token=${token}`).set('sec-fetch-site', 'same-site'),
        request(service.server).get(`/sign-out?token=${token}`).set('cookie', cookies(browser)),
      ];
      for (const attempt of attempts) expect((await attempt).status).toBeGreaterThanOrEqual(400);
      expect(await isSignedIn(cookies(browser))).toBe(true);
    });
  });

  describe('a sign-in', () => {
    it('cannot be forced by another site: not with an attacker’s password', async () => {
      const attacker = await service.aMailbox();
      const fields = new URLSearchParams({ login: attacker.login, password: attacker.password });
      const victim = new FormBrowser(service.server);
      await victim.get('/sign-in');
      const { token = '' } = formOf(victim.text, '/sign-in');
      const own = new FormBrowser(service.server);
      await own.get('/sign-in');
      const { token: theirs = '' } = formOf(own.text, '/sign-in');
      const send = (body: string, headers = {}) =>
        post('/sign-in', cookies(victim), body).set(headers);
      const attempts = [
        send(fields.toString()),
        send(`${fields.toString()}&token=${theirs}`),
        send(`${fields.toString()}&token=${token}`, { origin: 'https://example.org' }),
        send(`${fields.toString()}&token=${token}`, { 'sec-fetch-site': 'same-site' }),
        post('/sign-in', '', `${fields.toString()}&token=${theirs}`),
      ];
      for (const attempt of attempts) {
        const answer = await attempt;
        expect(String(answer.headers['set-cookie'])).not.toContain(sessionCookie);
      }
    });

    it('takes no fixed session over: that of an attacker ends, and shows nothing of the victim', async () => {
      const { browser: attacker } = await signedIn();
      const planted = attacker.cookies.get(sessionCookie) ?? '';
      const { token = '' } = formOf(attacker.text, '/reset');
      const victim = await service.aMailbox();
      const { login, password } = victim;
      const body = new URLSearchParams({ login, password, token }).toString();
      const answer = await post('/sign-in', `${sessionCookie}=${planted}`, body);
      expect(answer.headers.location).toBe('/');
      expect(String(answer.headers['set-cookie'])).toContain(sessionCookie);
      expect(String(answer.headers['set-cookie'])).not.toContain(planted);
      expect(await isSignedIn(`${sessionCookie}=${planted}`)).toBe(false);
    });

    it('keeps no password on a page, also if somebody has signed in in another tab', async () => {
      const { owner, browser } = await signedIn();
      const tab = new FormBrowser(service.server);
      await tab.get('/sign-in');
      const sent = {
        ...formOf(tab.text, '/sign-in'),
        login: owner.login,
        password: owner.password,
      };
      await browser.post('/sign-in', sent);
      expect(browser.text).not.toContain(owner.password);
      await tab.submit('/sign-in', { login: owner.login, password: 'a wrong made-up one' });
      expect(tab.text).not.toContain('a wrong made-up one');
    });

    it.each([
      ['a line break', '/\r\nset-cookie: a=b'],
      ['an encoded line break', '/%0d%0aset-cookie:%20a=b'],
      ['a line separator', '/\u2028set-cookie: a=b'],
      ['half a character', '/\ud800'],
    ])('writes no header field of whoever made the link: %s', async (_, to) => {
      const owner = await service.aMailbox();
      const browser = new FormBrowser(service.server);
      await browser.get('/sign-in');
      const { token = '' } = formOf(browser.text, '/sign-in');
      const { login, password } = owner;
      const body = new URLSearchParams({ token, login, password, to }).toString();
      const answer = await post('/sign-in', cookies(browser), body);
      expect(answer.status).toBe(303);
      expect(answer.headers.location).toBe('/');
      expect(String(answer.headers['set-cookie'])).not.toContain('a=b');
    });
  });

  describe('cookies', () => {
    const sealedWith = (id: string, key: string) => {
      const mac = createHmac('sha256', key).update(id).digest('base64').replace(/=+$/, '');
      return encodeURIComponent(`s:${id}.${mac}`);
    };

    it.each<[string, (real: string) => string]>([
      ['signed with another key', (real) => sealedWith(idOf(real), 'another made-up key')],
      ['signed with nothing', (real) => encodeURIComponent(`s:${idOf(real)}.`)],
      ['not signed', (real) => idOf(real)],
      ['with another id under a signature', (real) => real.replace(idOf(real), 'x'.repeat(32))],
      ['with half a character', () => 's%3A%ff.%ff'],
      ['with a broken encoding', () => 's%3A%zz.%'],
      ['that is empty', () => ''],
      ['in quotes', () => '"s%3A'],
      ['with a prototype', () => '__proto__'],
    ])('of a session %s sign nobody in', async (_, change) => {
      const { browser } = await signedIn();
      const real = browser.cookies.get(sessionCookie) ?? '';
      expect(await isSignedIn(`${sessionCookie}=${real}`)).toBe(true);
      expect(await isSignedIn(`${sessionCookie}=${change(real)}`)).toBe(false);
    });

    it('of one name count once, the first one, as browsers send the more specific one first', async () => {
      const { browser } = await signedIn();
      const real = `${sessionCookie}=${browser.cookies.get(sessionCookie) ?? ''}`;
      const tossed = `${sessionCookie}=s%3Amade-up.signature`;
      expect(await isSignedIn(`${real}; ${tossed}`)).toBe(true);
      expect(await isSignedIn(`${tossed}; ${real}`)).toBe(false);
    });

    it('without the prefix __Host-, which a neighbour of the domain can set, are none of ours', async () => {
      const { browser } = await signedIn();
      const value = browser.cookies.get(sessionCookie) ?? '';
      expect(await isSignedIn(`umpin-session=${value}`)).toBe(false);
      const stranger = new FormBrowser(service.server);
      await stranger.get('/sign-in');
      const { token = '' } = formOf(stranger.text, '/sign-in');
      const secret = stranger.cookies.get(formCookie) ?? '';
      const owner = await service.aMailbox();
      const { login, password } = owner;
      const body = new URLSearchParams({ login, password, token }).toString();
      const answer = await post('/sign-in', `umpin-form=${secret}`, body);
      expect(answer.headers.location).toBe('/sign-in');
    });

    it('of a form that an attacker has set do not replace the secret of a session', async () => {
      const { owner, browser } = await signedIn();
      const attacker = new FormBrowser(service.server);
      await attacker.get('/sign-in');
      const { token = '' } = formOf(attacker.text, '/sign-in');
      const planted = `${cookies(attacker)}; ${sessionCookie}=${browser.cookies.get(sessionCookie) ?? ''}`;
      expect((await post('/reset', planted, `token=${token}`)).status).toBe(403);
      expect(service.smtp.to(owner.address)).toHaveLength(0);
    });

    it.each(['', 'x', '"', 'x'.repeat(24), '%ff'.repeat(8), '__proto__'])(
      'of a form that are no secret are replaced: %j',
      async (value) => {
        const answer = await request(service.server)
          .get('/sign-in')
          .set('cookie', `${formCookie}=${value}`);
        expect(answer.status).toBe(200);
        const replaced = String(answer.headers['set-cookie']).includes(formCookie);
        expect(replaced).toBe(value !== 'x'.repeat(24));
      },
    );

    it('in their thousands are answered cheaply', async () => {
      const { browser } = await signedIn();
      const many = Array.from({ length: 10_000 }, (_, at) => `c${at}=1`).join('; ');
      const flooded = await request(service.server).get('/').set('cookie', many);
      expect(flooded.status).toBe(431);
      const some = Array.from({ length: 2_000 }, (_, at) => `c${at}`).join(';');
      const ask = async () => expect(await isSignedIn(`${some}; ${cookies(browser)}`)).toBe(true);
      expect(await processorMs(ask)).toBeLessThan(1_000);
    });
  });

  describe('forms', () => {
    it.each<[string, string, string, number]>([
      ['of more than the limit', `a=${'b'.repeat(70_000)}`, form, 413],
      ['of another media type', '{}', 'application/json', 415],
      ['of several parts', '--a', 'multipart/form-data; boundary=a', 415],
      ['of plain text', 'token=a', 'text/plain', 415],
      ['in another charset', 'token=a', `${form}; charset=utf-16`, 415],
      ['that are not UTF-8', '\xff', `${form}; charset=utf-8`, 400],
    ])('%s are refused with a page', async (_, body, type, status) => {
      const { browser } = await signedIn();
      const bytes = Buffer.from(body, 'latin1');
      for (const cookie of [cookies(browser), '']) {
        const before = service.logs.length;
        const answer = await request(service.server)
          .post('/reset')
          .set({ cookie, 'content-type': type })
          .serialize((value) => value as string)
          .send(bytes as never);
        expect(answer.status).toBe(status);
        expect(answer.text).toContain('<h1>What you sent cannot be read</h1>');
        expect(service.logs.slice(before).join('')).not.toContain('unforeseen');
      }
    });

    it.each<[string, string]>([
      ['a broken percent-encoding', 'token=%zz&key=%&%=%ff'],
      ['nothing', ''],
      ['separators alone', '&&&===&'],
      ['a hundred fields', Array.from({ length: 100 }, (_, at) => `f${at}`).join('&')],
      ['a prototype', '__proto__=1&constructor=2&token[__proto__]=3'],
    ])('with %s in place of a token change nothing', async (_, body) => {
      const { owner, browser } = await signedIn();
      const answer = await post('/reset', cookies(browser), body);
      expect(answer.status).toBe(403);
      expect(answer.text).toContain('Do you want to go on?');
      expect(service.smtp.to(owner.address)).toHaveLength(0);
    });

    it('with a NUL, which the database has no text for, are refused with a page, and so are URLs', async () => {
      const { browser } = await signedIn();
      const answers = [
        await post('/reset', cookies(browser), 'a=%00'),
        await post('/reset', cookies(browser), '%00=a'),
        await request(service.server).get('/?a=%00').set('cookie', cookies(browser)),
      ];
      for (const answer of answers) {
        expect(answer.status).toBe(400);
        expect(answer.text).toContain('<h1>What you sent cannot be read</h1>');
        expectGuarded(answer);
      }
    });

    it('keep no password for later: no page holds one', async () => {
      const { browser } = await signedIn();
      await browser.post('/reset', { password: 'made up', newPassword: 'made up', other: 'kept' });
      expect(browser.text).toContain('name="other" value="kept"');
      expect(browser.text).not.toContain('made up');
    });

    it.each<[string, string]>([
      ['a NUL', '%00'],
      ['a line break', 'a%0d%0ab'],
      ['half a character', '%ed%a0%80'],
      ['twenty thousand letters', 'a'.repeat(20_000)],
      ['nothing', ''],
    ])('whose key is %s are carried out or refused, and are no error of ours', async (_, key) => {
      const { owner, browser } = await signedIn();
      const { token = '' } = formOf(browser.text, '/reset');
      const before = service.logs.length;
      const answer = await post('/reset', cookies(browser), `token=${token}&key=${key}`);
      expect([303, 400]).toContain(answer.status);
      expect(service.logs.slice(before).join('')).not.toContain('unforeseen');
      const sent = answer.status === 303 ? 1 : 0;
      expect(service.smtp.to(owner.address)).toHaveLength(sent);
    });

    it('with a field twice have the first one count, for the token as well', async () => {
      const { owner, browser } = await signedIn();
      const { token = '' } = formOf(browser.text, '/reset');
      const second = await post('/reset', cookies(browser), `token=a&token=${token}`);
      expect(second.status).toBe(403);
      expect(service.smtp.to(owner.address)).toHaveLength(0);
      const first = await post('/reset', cookies(browser), `token=${token}&token=a`);
      expect(first.status).toBe(303);
    });
  });

  describe('other methods', () => {
    it.each(['/', '/sign-in'])('HEAD %s is GET without the page', async (path) => {
      const { browser } = await signedIn();
      for (const cookie of [cookies(browser), 'a=b']) {
        const head = await request(service.server).head(path).set('cookie', cookie);
        const get = await request(service.server).get(path).set('cookie', cookie);
        expect(head.status).toBe(get.status);
        expect(head.text).toBeUndefined();
        expectGuarded(head);
      }
    });

    it.each(['OPTIONS', 'PUT', 'PATCH', 'DELETE', 'TRACE'])('%s is not served', async (method) => {
      const { browser } = await signedIn();
      for (const path of ['/', '/sign-in', '/reset', '/sign-out']) {
        const answer = await raw(
          `${method} ${path} HTTP/1.1\r\nHost: mail.example.com\r\nConnection: close\r\n` +
            `Origin: https://example.org\r\nAccess-Control-Request-Method: POST\r\n` +
            `Cookie: ${cookies(browser)}\r\n\r\n`,
        );
        expect(answer).toMatch(/^HTTP\/1\.1 405 /);
        expect(answer).not.toMatch(/access-control/i);
      }
    });
  });

  describe('assets', () => {
    it('are served under their names alone, to be kept for ever', async () => {
      for (const url of Object.values(assetUrls)) {
        const answer = await request(service.server).get(url);
        expect(answer.status).toBe(200);
        expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
        expect(answer.headers['x-content-type-options']).toBe('nosniff');
        expect(answer.headers['set-cookie']).toBeUndefined();
      }
    });

    it.each([
      '/assets/',
      '/assets/style.css',
      '/assets/assets.js',
      '/assets/../pages.module.js',
      '/assets/..%2fpages.module.js',
      '/assets/%2e%2e%2f%2e%2e%2f%2e%2e%2fpackage.json',
      '/assets/..\\..\\package.json',
      '/assets/....//package.json',
      '/assets/%00',
      '/assets/__proto__',
      '/assets/constructor',
      '/assets//etc/passwd',
      '/assets/%252e%252e%252fpackage.json',
    ])('are nothing else: %s', async (path) => {
      const answer = await raw(
        `GET ${path} HTTP/1.1\r\nHost: mail.example.com\r\nConnection: close\r\n\r\n`,
      );
      expect(answer).toMatch(/^HTTP\/1\.1 40[04] /);
      expect(answer).not.toMatch(/root:|"name"|import /);
    });
  });
});

function idOf(cookie: string): string {
  return /^s%3A([^.]+)\./.exec(cookie)?.[1] ?? '';
}
