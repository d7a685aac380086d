import { Module } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { AuditModule } from '../audit/audit.module.js';
import { BackgroundJobs } from '../common/background-jobs.js';
import { CONFIG, type Config } from '../config/config.js';
import { Argon2id } from '../crypto/argon2id.js';
import { Sealer } from '../crypto/sealer.js';
import { Database } from '../database/database.js';
import { TrustedProxies } from '../http-server/trusted-proxies.js';
import { AccountsRepository } from '../accounts/accounts.repository.js';
import { Authenticator } from './authenticator.js';
import { BearerTokens } from './strategies/oidc/bearer-tokens.js';
import { ExternalCallers } from './strategies/external-callers.js';
import { ForgottenLogins } from './throttling/forgotten-logins.js';
import { Impersonation } from './impersonation.js';
import { LdapDirectory } from './strategies/ldap/ldap-directory.js';
import { LocalAccounts } from './strategies/local-accounts.js';
import { LoginLimits } from './throttling/login-limits.js';
import type { LoginMethod } from './login-method.js';
import { Passwords } from '../accounts/passwords.js';
import { PhoneAccountsRepository } from '../accounts/phone-accounts.repository.js';
import { PhoneCallers } from './phone/phone-callers.js';
import { PhoneMailboxes } from './phone/phone-mailboxes.js';
import { ProxyLogin } from './strategies/proxy/proxy-login.js';
import { PresentedReader } from './read-presented.js';
import { RememberedLogins } from './remembered-logins.js';

@Module({
  imports: [AuditModule],
  providers: [
    {
      provide: Passwords,
      inject: [Argon2id, Sealer],
      useFactory: (argon2id: Argon2id, sealer: Sealer) => new Passwords(argon2id, sealer),
    },
    {
      provide: LoginLimits,
      inject: [Database],
      useFactory: (database: Database) => new LoginLimits(database),
    },
    {
      provide: BackgroundJobs,
      inject: [Database],
      useFactory: (database: Database) => new BackgroundJobs([new ForgottenLogins(database)]),
    },
    {
      provide: Authenticator,
      inject: [CONFIG, Database, Passwords, LoginLimits],
      useFactory: (config: Config, database: Database, passwords: Passwords, limits: LoginLimits) =>
        new Authenticator(
          loginMethods(config, database, passwords),
          config.auth.limitFailedLogins ? limits : undefined,
        ),
    },
    {
      provide: PresentedReader,
      inject: [CONFIG],
      useFactory: ({ auth: { proxy }, trustedProxies: { networks } }: Config) =>
        new PresentedReader(proxy || undefined, new TrustedProxies(networks)),
    },
    {
      provide: Impersonation,
      inject: [Database, AuditLog],
      useFactory: (database: Database, audit: AuditLog) => new Impersonation(database, audit),
    },
    {
      provide: PhoneCallers,
      inject: [Database],
      useFactory: (database: Database) => new PhoneCallers(new PhoneAccountsRepository(database)),
    },
    {
      provide: PhoneMailboxes,
      inject: [Database],
      useFactory: (database: Database) => new PhoneMailboxes(database),
    },
  ],
  exports: [Authenticator, PresentedReader, Impersonation, Passwords, PhoneCallers, PhoneMailboxes],
})
export class AuthModule {}

/** Every way in that is switched on, in the order in which they are asked. */
function loginMethods(
  { auth, rememberLoginMs }: Config,
  database: Database,
  passwords: Passwords,
): LoginMethod[] {
  const external = new ExternalCallers(database);
  const methods: LoginMethod[] = [];
  if (auth.localAccounts) {
    const accounts = new AccountsRepository(database);
    const remembered = new RememberedLogins(rememberLoginMs);
    methods.push(new LocalAccounts(accounts, passwords, remembered));
  }
  if (auth.ldap) methods.push(new LdapDirectory(auth.ldap, external));
  if (auth.bearer) methods.push(new BearerTokens(auth.bearer, external));
  if (auth.proxy) methods.push(new ProxyLogin(external));
  return methods;
}
