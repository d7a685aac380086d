import type { Principal } from './principal.js';
import {
  basicChallenge,
  type Credentials,
  type CredentialsOf,
  type CredentialsVerifier,
  type Scheme,
} from './credentials.js';
import type { LoginThrottle } from './throttling/login-throttle.js';

/** One way to authenticate callers. Several may serve the same scheme; they are asked in turn. */
export interface AuthenticationStrategy<S extends Scheme = Scheme> {
  readonly scheme: S;

  /**
   * The principal of credentials that were verified recently, at almost no cost; undefined if they are
   * not in the cache.
   */
  verifyCached?(credentials: CredentialsOf<S>): Promise<Principal | undefined>;

  /**
   * The principal, or undefined for every reason. All reasons take the same work, so that the time
   * tells nothing (P10).
   *
   * @throws DomainError DatabaseUnavailable, DirectoryUnavailable, ServerBusy
   */
  verify(credentials: CredentialsOf<S>): Promise<Principal | undefined>;
}

/** Asks every strategy for the scheme of the request, in turn. */
export class Authenticator implements CredentialsVerifier<Principal> {
  constructor(
    private readonly strategies: readonly AuthenticationStrategy[],
    /** Undefined if failed logins are not limited. */
    private readonly throttle: LoginThrottle | undefined,
  ) {}

  /**
   * The WWW-Authenticate of a 401 (RFC 9110 11.6.1). Only Basic if it is enabled: a second scheme
   * beside it hangs or breaks several SOAP stacks. Undefined if only a proxy authenticates callers: no
   * credentials of theirs would help.
   */
  challenge(presented: Scheme | undefined): string | undefined {
    const serves = (scheme: Scheme) =>
      this.strategies.some((strategy) => strategy.scheme === scheme);
    if (serves('basic')) return basicChallenge;
    if (!serves('bearer')) return undefined;
    // RFC 6750 3.1
    return `Bearer realm="umpin"${presented === 'bearer' ? ', error="invalid_token"' : ''}`;
  }

  /**
   * The principal, or undefined for every reason (P10).
   *
   * @param source the network address that the request came from
   * @throws DomainError TooManyFailedLogins, DatabaseUnavailable, DirectoryUnavailable, ServerBusy
   */
  async authenticate(credentials: Credentials, source: string): Promise<Principal | undefined> {
    const asked = this.strategies.filter(({ scheme }) => scheme === credentials.scheme);
    const verifyCached = () =>
      firstOf(asked, async (strategy) => strategy.verifyCached?.(credentials));
    const verify = () => firstOf(asked, (strategy) => strategy.verify(credentials));
    // Only passwords can be guessed.
    if (credentials.scheme !== 'basic' || !this.throttle) return (await verifyCached()) ?? verify();
    const known = await this.throttle.verifyCached(credentials.login, source, verifyCached);
    return known ?? this.throttle.attempt(credentials.login, source, verify);
  }
}

async function firstOf(
  strategies: readonly AuthenticationStrategy[],
  ask: (strategy: AuthenticationStrategy) => Promise<Principal | undefined>,
): Promise<Principal | undefined> {
  for (const strategy of strategies) {
    const principal = await ask(strategy);
    if (principal) return principal;
  }
  return undefined;
}
