import { Module, type OnModuleInit } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AccountsRepository } from '../accounts/accounts.repository.js';
import { Passwords } from '../accounts/passwords.js';
import { AuditModule } from '../audit/audit.module.js';
import { CommonModule } from '../common/common.module.js';
import { PeriodicJobs } from '../common/periodic-jobs.js';
import { CONFIG, type Config } from '../config/config.js';
import { CredentialsModule } from '../credentials/credentials.module.js';
import { TrustedProxies } from '../http-server/client-address.js';
import { AdminAuthenticator } from './admin-authenticator.js';
import { Authenticator, type AuthenticationStrategy } from './authenticator.js';
import { CredentialsReader } from './credentials-reader.js';
import { Impersonation } from './impersonation.js';
import { PageAuthenticator } from './page-authenticator.js';
import { PhoneAuthenticator } from './phone-authenticator.js';
import { PhoneMailboxes } from './phone-mailboxes.js';
import { RequestAuthenticator } from './authentication.guard.js';
import { ExternalPrincipals } from './strategies/external-principals.js';
import { LdapDirectory } from './strategies/ldap/ldap-directory.js';
import { LocalAccounts, VerifiedLoginCache } from './strategies/local-accounts.js';
import { CodeFlow } from './strategies/oidc/code-flow.js';
import { BearerTokens } from './strategies/oidc/bearer-tokens.js';
import { ProxyLogin } from './strategies/trusted-proxy.js';
import { LoginFailuresRepository } from './throttling/login-failures.repository.js';
import { LoginThrottleCleanup } from './throttling/login-throttle-cleanup.js';
import { LoginThrottle } from './throttling/login-throttle.js';

@Module({
  imports: [AccountsModule, AuditModule, CommonModule, CredentialsModule],
  providers: [
    AdminAuthenticator,
    ExternalPrincipals,
    Impersonation,
    LoginFailuresRepository,
    LoginThrottle,
    LoginThrottleCleanup,
    PageAuthenticator,
    PhoneAuthenticator,
    PhoneMailboxes,
    RequestAuthenticator,
    {
      provide: Authenticator,
      inject: [CONFIG, AccountsRepository, Passwords, ExternalPrincipals, LoginThrottle],
      useFactory: (
        config: Config,
        accounts: AccountsRepository,
        passwords: Passwords,
        external: ExternalPrincipals,
        throttle: LoginThrottle,
      ) =>
        new Authenticator(
          strategies(config, accounts, passwords, external),
          config.auth.limitFailedLogins ? throttle : undefined,
        ),
    },
    {
      provide: CodeFlow,
      inject: [CONFIG, ExternalPrincipals],
      useFactory: ({ auth: { codeFlow } }: Config, external: ExternalPrincipals) =>
        codeFlow ? new CodeFlow(codeFlow, external) : undefined,
    },
    {
      provide: CredentialsReader,
      inject: [CONFIG],
      useFactory: ({ auth: { proxy }, trustedProxies: { networks } }: Config) =>
        new CredentialsReader(proxy || undefined, new TrustedProxies(networks)),
    },
  ],
  exports: [
    AdminAuthenticator,
    Authenticator,
    CodeFlow,
    Impersonation,
    PageAuthenticator,
    PhoneAuthenticator,
    PhoneMailboxes,
    RequestAuthenticator,
  ],
})
export class AuthenticationModule implements OnModuleInit {
  constructor(
    private readonly jobs: PeriodicJobs,
    private readonly cleanup: LoginThrottleCleanup,
  ) {}

  onModuleInit(): void {
    this.jobs.register(this.cleanup);
  }
}

/** The strategies that the configuration enables, in the order in which they are asked. */
function strategies(
  { auth, rememberLoginMs }: Config,
  accounts: AccountsRepository,
  passwords: Passwords,
  external: ExternalPrincipals,
): AuthenticationStrategy[] {
  return [
    auth.localAccounts &&
      new LocalAccounts(accounts, passwords, new VerifiedLoginCache(rememberLoginMs)),
    auth.ldap && new LdapDirectory(auth.ldap, external),
    auth.bearer && new BearerTokens(auth.bearer, external),
    auth.proxy && new ProxyLogin(external),
  ].filter((strategy) => strategy !== undefined && strategy !== false);
}
