import type { Principal } from './principal.js';
import type { CredentialsOf, Scheme } from './credentials.js';

/** One way to prove who is calling. Several may serve the same scheme; they are asked in turn. */
export interface AuthenticationStrategy<S extends Scheme = Scheme> {
  readonly scheme: S;

  /**
   * A caller whose proof was verified a moment ago, at next to no cost; undefined where it is not
   * known any more.
   */
  verifyCached?(presented: CredentialsOf<S>): Promise<Principal | undefined>;

  /**
   * The caller, or undefined whatever the reason, after work that does not tell the reasons apart
   * (P10).
   *
   * @throws DomainError DatabaseUnavailable, DirectoryUnavailable, ServerBusy
   */
  verify(presented: CredentialsOf<S>): Promise<Principal | undefined>;
}
