import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestService } from '../support/app.js';
import { baseDn, OpenLdap, openLdapIsInstalled, reader } from '../support/openldap.js';
import { FormBrowser } from '../support/pages.js';

const password = 'a made-up password, in a directory';

describe.skipIf(!openLdapIsInstalled)('signing in by the form with an account of OpenLDAP', () => {
  let directory: OpenLdap;
  let service: TestService;

  beforeAll(async () => {
    directory = await OpenLdap.start({
      people: ['alice', 'bob'].map((uid) => ({ uid, password, mail: `${uid}@example.com` })),
    });
    service = await TestService.start({
      LDAP_URLS: directory.url,
      LDAP_STARTTLS: 'false',
      LDAP_BIND_DN: reader.dn,
      LDAP_BIND_PASSWORD: reader.password,
      LDAP_BASE_DN: baseDn,
      LOCAL_ACCOUNTS: 'false',
    });
    await service.aMailbox({ address: 'alice@example.com', account: false });
  });
  afterAll(async () => {
    await service.stop();
    await directory.stop();
  });

  const signIn = async (login: string, with_ = password) => {
    const browser = new FormBrowser(service.server);
    await browser.signIn(login, with_);
    return browser;
  };
  const failures = async () =>
    (await service.db.dataSource.query<object[]>('SELECT FROM login_failures')).length;

  it('shows the mailbox with the address of the entry, and sends its PIN', async () => {
    const browser = await signIn('alice@example.com');
    expect(browser.text).toContain('alice@example.com');
    await browser.submit('/reset');
    expect(service.smtp.to('alice@example.com')).toHaveLength(1);
  });

  it('shows that there is no mailbox', async () => {
    expect((await signIn('bob@example.com')).text).toContain('Your account has no voice mail.');
  });

  it.each([
    ['alice@example.com', 'wrong'],
    ['nobody@example.com', password],
    ['*', password],
    ['alice@example.com)(uid=*', password],
  ])('is refused in the same words: %s, %s (P10)', async (login, with_) => {
    const browser = await signIn(login, with_);
    expect(browser.status).toBe(403);
    expect(browser.text).toContain('The user name or the password is wrong.');
  });

  it('says so while the directory is down, counts nothing, and keeps what was typed', async () => {
    const before = await failures();
    const signedIn = await signIn('alice@example.com');
    await directory.down();
    try {
      const browser = await signIn('alice@example.com');
      expect(browser.status).toBe(503);
      expect(browser.text).toContain('Your sign-in cannot be checked at the moment.');
      expect(browser.text).toContain('value="alice@example.com"');
      expect(browser.text).not.toContain(password);
      expect(await failures()).toBe(before);
      expect(service.logs.join('')).not.toContain(password);
      // Who has signed in needs no directory.
      await signedIn.get('/');
      expect(signedIn.text).toContain('My voice mail');
    } finally {
      await directory.up();
    }
    expect((await signIn('alice@example.com')).text).toContain('My voice mail');
  });

  it('ends at once when the account of its login is disabled here', async () => {
    const browser = await signIn('bob@example.com');
    await service.administration.addAccount({ login: 'bob@example.com' });
    await service.administration.disable('bob@example.com');
    await browser.get('/');
    expect(browser.text).toContain('Your session has ended.');
  });
});
