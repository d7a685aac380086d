import { Injectable } from '@nestjs/common';
import { adminRoles } from '../accounts/account.entity.js';
import { AccountsRepository, type KeyAccount } from '../accounts/accounts.repository.js';
import { administersOf } from '../accounts/administers.js';
import { ApiKey } from '../accounts/api-key.js';
import { readScope, within } from '../accounts/mailbox-scope.js';
import { Authenticator } from './authenticator.js';
import {
  basicChallenge,
  type Credentials,
  type CredentialsVerifier,
  type Scheme,
} from './credentials.js';
import { keyAccount } from './key-account.js';
import type { Principal } from './principal.js';

/** Authenticates administrators: by an API key, or in every way in which callers of the SOAP endpoint are. */
@Injectable()
export class AdminAuthenticator implements CredentialsVerifier<Principal> {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly callers: Authenticator,
  ) {}

  challenge(presented: Scheme | undefined): string {
    return this.callers.challenge(presented) ?? basicChallenge;
  }

  /**
   * The principal, or undefined for every reason (P10). It may have no administrative role at all.
   *
   * @throws DomainError TooManyFailedLogins, DatabaseUnavailable, DirectoryUnavailable, ServerBusy
   */
  async authenticate(credentials: Credentials, source: string): Promise<Principal | undefined> {
    const key = keyIn(credentials);
    if (!key) return this.callers.authenticate(credentials, source);
    const login = credentials.scheme === 'basic' ? credentials.login : undefined;
    const account = await keyAccount(this.accounts, key, login);
    return account && principalOf(account);
  }
}

function keyIn(credentials: Credentials): ApiKey | undefined {
  if (credentials.scheme === 'bearer') return ApiKey.parse(credentials.token);
  return credentials.scheme === 'basic' ? ApiKey.parse(credentials.password) : undefined;
}

/** A key acts in its own role alone, for the mailboxes that its scope and that of the account share. */
function principalOf(account: KeyAccount): Principal | undefined {
  const role = adminRoles.find((each) => each === account.keyRole);
  const [scope, keyScope] = [role && administersOf(account)[role], readScope(account.keyScope)];
  if (!account.enabled || !role || !scope || !keyScope) return undefined;
  const administers = { [role]: within(scope, keyScope) };
  return { login: account.login, mailboxId: account.mailboxId ?? undefined, administers };
}
