import type { Principal } from './principal.js';
import type { CredentialsOf, Scheme } from './credentials.js';

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
