import { Module, type OnModuleInit } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { AuditModule } from '../audit/audit.module.js';
import { CommonModule } from '../common/common.module.js';
import { PeriodicJobs } from '../common/periodic-jobs.js';
import { CONFIG, type Config } from '../config/config.js';
import { Argon2id } from '../crypto/argon2id.js';
import { Sealer } from '../crypto/sealer.js';
import { Database } from '../database/database.js';
import { TrustedProxies } from '../http-server/trusted-proxies.js';
import { AccountsRepository } from '../accounts/accounts.repository.js';
import { Authenticator } from './authenticator.js';
import { BearerTokens } from './strategies/oidc/bearer-tokens.js';
import { ExternalCallers } from './strategies/external-callers.js';
import { LoginThrottleCleanup } from './throttling/login-throttle-cleanup.js';
import { Impersonation } from './impersonation.js';
import { LdapDirectory } from './strategies/ldap/ldap-directory.js';
import { LocalAccounts } from './strategies/local-accounts.js';
import { LoginThrottle } from './throttling/login-throttle.js';
import type { AuthenticationStrategy } from './authentication-strategy.js';
import { Passwords } from '../accounts/passwords.js';
import { PhoneAccountsRepository } from '../accounts/phone-accounts.repository.js';
import { PhoneCallers } from './phone/phone-callers.js';
import { PhoneMailboxes } from './phone/phone-mailboxes.js';
import { ProxyLogin } from './strategies/proxy/proxy-login.js';
import { CredentialsReader } from './read-credentials.js';
import { VerifiedLoginCache } from './verified-login-cache.js';

@Module({
  imports: [AuditModule, CommonModule],
  providers: [
    {
      provide: Passwords,
      inject: [Argon2id, Sealer],
      useFactory: (argon2id: Argon2id, sealer: Sealer) => new Passwords(argon2id, sealer),
    },
    {
      provide: LoginThrottle,
      inject: [Database],
      useFactory: (database: Database) => new LoginThrottle(database),
    },
    {
      provide: LoginThrottleCleanup,
      inject: [Database],
      useFactory: (database: Database) => new LoginThrottleCleanup(database),
    },
    {
      provide: Authenticator,
      inject: [CONFIG, Database, Passwords, LoginThrottle],
      useFactory: (
        config: Config,
        database: Database,
        passwords: Passwords,
        limits: LoginThrottle,
      ) =>
        new Authenticator(
          loginMethods(config, database, passwords),
          config.auth.limitFailedLogins ? limits : undefined,
        ),
    },
    {
      provide: CredentialsReader,
      inject: [CONFIG],
      useFactory: ({ auth: { proxy }, trustedProxies: { networks } }: Config) =>
        new CredentialsReader(proxy || undefined, new TrustedProxies(networks)),
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
  exports: [
    Authenticator,
    CredentialsReader,
    Impersonation,
    Passwords,
    PhoneCallers,
    PhoneMailboxes,
  ],
})
export class AuthModule implements OnModuleInit {
  constructor(
    private readonly jobs: PeriodicJobs,
    private readonly cleanup: LoginThrottleCleanup,
  ) {}

  onModuleInit(): void {
    this.jobs.register(this.cleanup);
  }
}

/** Every way in that is switched on, in the order in which they are asked. */
function loginMethods(
  { auth, rememberLoginMs }: Config,
  database: Database,
  passwords: Passwords,
): AuthenticationStrategy[] {
  const external = new ExternalCallers(database);
  const methods: AuthenticationStrategy[] = [];
  if (auth.localAccounts) {
    const accounts = new AccountsRepository(database);
    const remembered = new VerifiedLoginCache(rememberLoginMs);
    methods.push(new LocalAccounts(accounts, passwords, remembered));
  }
  if (auth.ldap) methods.push(new LdapDirectory(auth.ldap, external));
  if (auth.bearer) methods.push(new BearerTokens(auth.bearer, external));
  if (auth.proxy) methods.push(new ProxyLogin(external));
  return methods;
}
