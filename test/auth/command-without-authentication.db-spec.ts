import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Authenticator } from '../../src/authentication/authenticator.js';
import { LoginThrottleCleanup } from '../../src/authentication/throttling/login-throttle-cleanup.js';
import { openServices } from '../../src/cli/admin/open-services.js';
import { loadSettings } from '../../src/cli/admin/settings.js';
import { AccountsService } from '../../src/accounts/admin/accounts.service.js';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { runCommand } from '../support/command.js';
import { testSettings } from '../support/settings.js';

describe('the umpin command authenticates no callers', () => {
  let db: TestDatabase;
  let settings: Record<string, string>;

  beforeAll(async () => {
    db = await aDatabase();
    settings = {
      ...testSettings(db.url, 'smtp://127.0.0.1:1'),
      LOCAL_ACCOUNTS: 'false',
      LDAP_URLS: 'ldap://127.0.0.1:1',
      LDAP_BASE_DN: 'dc=example,dc=com',
      LDAP_CA_FILE: '/no/such/file/of/authorities.pem',
      LDAP_BIND_DN: 'cn=reader,dc=example,dc=com',
      LDAP_BIND_PASSWORD_FILE: '/no/such/file/of/a/password',
      OIDC_ISSUER: 'https://issuer.example.com',
      OIDC_AUDIENCE_FILE: '/no/such/file/of/an/audience',
      PROXY_LOGIN_HEADER: 'X-Remote-User',
      PROXY_SECRET_FILE: '/no/such/file/of/a/secret',
    };
  });
  afterAll(() => db.drop());

  it.each(['mailbox list', 'account list', 'api-key list', 'policy list'])(
    'so umpin %s reads no file of an authentication strategy',
    async (line) => {
      expect(await runCommand(line, settings)).toMatchObject({ code: 0, errors: '' });
    },
  );

  it.each([Authenticator, LoginThrottleCleanup])('so it makes no %o', async (type) => {
    const services = await openServices(loadSettings(settings));
    try {
      expect(services.get(AccountsService)).toBeInstanceOf(AccountsService);
      expect(() => services.get(type as typeof Authenticator, { strict: false })).toThrow(
        /could not find/,
      );
    } finally {
      await services.close();
    }
  });
});
