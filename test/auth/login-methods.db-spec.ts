import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { describe } from 'vitest';
import { AccountsRepository } from '../../src/accounts/accounts.repository.js';
import type { BasicCredentials, CredentialsOf } from '../../src/authentication/credentials.js';
import { LdapDirectory } from '../../src/authentication/strategies/ldap/ldap-directory.js';
import {
  LocalAccounts,
  VerifiedLoginCache,
} from '../../src/authentication/strategies/local-accounts.js';
import { Passwords } from '../../src/accounts/passwords.js';
import { Argon2id } from '../../src/crypto/argon2id.js';
import { KeyRing } from '../../src/crypto/key-ring.js';
import { Sealer } from '../../src/crypto/sealer.js';
import { aCertificate } from '../support/certificate.js';
import { Administration } from '../support/administration.js';
import { aDatabase } from '../support/database.js';
import {
  externalPrincipals,
  loginContract,
  type ArrangedLogin,
} from '../support/login-contract.js';
import { Mailboxes, type TestMailbox } from '../support/mailboxes.js';
import { baseDn, OpenLdap, openLdapIsInstalled, reader } from '../support/openldap.js';
import { testKeyRing } from '../support/settings.js';
import { idle } from '../support/pace.js';

const basic = ({ login, password }: BasicCredentials): CredentialsOf<'basic'> => ({
  scheme: 'basic',
  login,
  password,
});

loginContract('local accounts', async () => {
  Logger.overrideLogger({ error: () => undefined, warn: () => undefined, log: () => undefined });
  const callers = await someCallers();
  const passwords = new Passwords(
    // Next to nothing, for the hashes of nobody; those of passwords name their cost themselves.
    new Argon2id({ memoryKiB: 64, passes: 1, parallelism: 1, concurrency: 2, maxWaiting: 100 }),
    new Sealer(KeyRing.parse(testKeyRing)),
  );
  const accounts = new AccountsRepository(callers.db.database, idle);
  const strategy = new LocalAccounts(accounts, passwords, new VerifiedLoginCache(60_000));
  const external = `external-${randomUUID()}`;
  const administration = new Administration(callers.db.dataSource);
  await administration.addAccount({ login: external });
  const lost = `lost-${randomUUID()}`;
  await administration.addAccount({ ...callers.known, login: lost });
  await callers.db.dataSource.query(
    `UPDATE accounts SET sealed_password = 'lost' || substring(sealed_password FROM '[.].*')
     WHERE login = $1`,
    [lost],
  );
  return {
    ...callers.arranged,
    strategy,
    refused: {
      ...callers.arranged.refused,
      'has no password here': basic({ ...callers.known, login: external }),
      'has a password that no key opens': basic({ ...callers.known, login: lost }),
    },
    stop: () => callers.db.drop(),
  };
});

describe.skipIf(!openLdapIsInstalled)('with OpenLDAP', () => {
  for (const way of ['search and bind', 'direct bind']) {
    loginContract(`LDAP, ${way}`, async () => {
      const callers = await someCallers();
      const certificate = await aCertificate('IP:127.0.0.1');
      const openLdap = await OpenLdap.start({
        certificate,
        people: callers.mailboxes.map(({ login, password }) => ({
          uid: login,
          mail: login,
          password,
        })),
      });
      const strategy = new LdapDirectory(
        {
          urls: [openLdap.url],
          startTls: true,
          authorities: certificate.cert,
          bindDn: reader.dn,
          bindPassword: reader.password,
          baseDn,
          loginAttribute: 'mail',
          mailboxAttribute: 'mail',
          userDn: way === 'direct bind' ? `uid=%s,ou=people,${baseDn}` : undefined,
          timeoutMs: 3_000,
        },
        externalPrincipals(callers.db.database),
      );
      const stop = async () => {
        await openLdap.stop();
        await certificate.remove();
        await callers.db.drop();
      };
      return { ...callers.arranged, strategy, stop };
    });
  }
});

/** Three with mailboxes, one of whom is disabled. */
async function someCallers() {
  const db = await aDatabase();
  const arrange = new Mailboxes(db.dataSource);
  const [known, other, disabled] = [
    await arrange.aMailbox(),
    await arrange.aMailbox(),
    await arrange.aMailbox(),
  ];
  await arrange.administration.disable(disabled.login);
  const right = (mailbox: TestMailbox) => ({
    credentials: basic(mailbox),
    login: mailbox.login,
    mailboxId: mailbox.mailboxId,
  });
  const arranged: Pick<ArrangedLogin<'basic'>, 'right' | 'refused' | 'present'> = {
    right: [right(known), right(other)],
    refused: {
      disabled: basic(disabled),
      'wrong password': basic({ ...known, password: 'wrong' }),
      'password in another case': basic({ ...known, password: known.password.toUpperCase() }),
      'unknown login': basic({ ...known, login: 'nobody@example.com' }),
    },
    present: (text) => [
      basic({ login: text, password: text }),
      basic({ login: text, password: known.password }),
      basic({ login: known.login, password: text }),
    ],
  };
  return { db, known, mailboxes: [known, other, disabled], arranged };
}
