import { basicChallenge, type Credentials, type Scheme } from './credentials.js';
import type { Principal } from './principal.js';
import type { LoginThrottle } from './throttling/login-throttle.js';
import type { AuthenticationStrategy } from './authentication-strategy.js';
import type { CredentialsVerifier } from './request-authenticator.js';

/** Asks every way to prove who is calling that serves the scheme of the request. */
export class Authenticator implements CredentialsVerifier<Principal> {
  constructor(
    private readonly methods: readonly AuthenticationStrategy[],
    /** Absent where failed logins are not limited. */
    private readonly limits: LoginThrottle | undefined,
  ) {}

  /**
   * The WWW-Authenticate of a 401 (RFC 9110 11.6.1). Basic alone where it is on: a second scheme
   * beside it hangs or breaks several SOAP stacks. Undefined where only a proxy lets callers in: no
   * answer of theirs would help.
   */
  challenge(shown: Scheme | undefined): string | undefined {
    const serves = (scheme: Scheme) => this.methods.some((method) => method.scheme === scheme);
    if (serves('basic')) return basicChallenge;
    if (!serves('bearer')) return undefined;
    // RFC 6750 3.1
    return `Bearer realm="umpin"${shown === 'bearer' ? ', error="invalid_token"' : ''}`;
  }

  /**
   * The caller, or undefined whatever the reason (P10).
   *
   * @param source the network address that the request came from
   * @throws DomainError TooManyFailedLogins, DatabaseUnavailable, DirectoryUnavailable, ServerBusy
   */
  async authenticate(presented: Credentials, source: string): Promise<Principal | undefined> {
    const methods = this.methods.filter(({ scheme }) => scheme === presented.scheme);
    const verifyCached = () => firstOf(methods, async (method) => method.verifyCached?.(presented));
    const verify = () => firstOf(methods, (method) => method.verify(presented));
    // Nothing but a password can be guessed.
    if (presented.scheme !== 'basic' || !this.limits) return (await verifyCached()) ?? verify();
    const known = await this.limits.verifyCached(presented.login, source, verifyCached);
    return known ?? this.limits.attempt(presented.login, source, verify);
  }
}

async function firstOf(
  methods: readonly AuthenticationStrategy[],
  ask: (method: AuthenticationStrategy) => Promise<Principal | undefined>,
): Promise<Principal | undefined> {
  for (const method of methods) {
    const caller = await ask(method);
    if (caller) return caller;
  }
  return undefined;
}
