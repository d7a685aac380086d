import { Injectable } from '@nestjs/common';
import { AccountsRepository } from '../accounts/accounts.repository.js';
import { Authenticator } from './authenticator.js';
import type { Credentials, CredentialsVerifier } from './credentials.js';
import type { ExternalIdentity, Principal } from './principal.js';
import { ExternalPrincipals } from './strategies/external-principals.js';
import { localPrincipal } from './strategies/local-accounts.js';

/** Whom a session belongs to, as it is stored. */
export interface Person {
  readonly login: string;
  /** What another system said of the person at the sign-in; absent for an account of this service. */
  readonly external?: ExternalIdentity | undefined;
  /** Whether a proxy has signed the person in, which names its user with each request. */
  readonly byProxy?: boolean;
}

/** Authenticates people at the sign-in to the pages, and finds their rights anew with each request. */
@Injectable()
export class PageAuthenticator implements CredentialsVerifier<Principal> {
  constructor(
    private readonly callers: Authenticator,
    private readonly accounts: AccountsRepository,
    private readonly externals: ExternalPrincipals,
  ) {}

  /** A form asks for credentials, no header field. */
  challenge(): undefined {
    return undefined;
  }

  /**
   * The principal, or undefined for every reason (P10). Keys are for programs, and sign nobody in.
   *
   * @throws DomainError TooManyFailedLogins, DatabaseUnavailable, DirectoryUnavailable, ServerBusy
   */
  authenticate(credentials: Credentials, source: string): Promise<Principal | undefined> {
    return this.callers.authenticate(credentials, source);
  }

  /**
   * The principal of a session with the rights that it has now; undefined if it has none left: its account was
   * removed or disabled, or another system is in charge of it now.
   *
   * @throws DomainError DatabaseUnavailable
   */
  async of({ login, external }: Person): Promise<Principal | undefined> {
    if (external) return this.externals.find(external);
    const account = await this.accounts.findByLogin(login);
    const kept = account?.enabled && account.sealedPassword !== null;
    return kept ? localPrincipal(account) : undefined;
  }
}
