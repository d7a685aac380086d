import type { AccountsRepository, LoginAccount } from '../../accounts/accounts.repository.js';
import type { Principal } from '../principal.js';
import { readScope } from '../../accounts/mailbox-scope.js';
import type { AuthenticationStrategy } from '../authenticator.js';
import type { Passwords } from '../../accounts/passwords.js';
import type { CredentialsOf } from '../credentials.js';
import type { VerifiedLoginCache } from '../verified-login-cache.js';
import { impersonationRole } from '../../accounts/roles.js';

/** Basic against the accounts of this service. */
export class LocalAccounts implements AuthenticationStrategy<'basic'> {
  readonly scheme = 'basic';

  constructor(
    private readonly accounts: AccountsRepository,
    private readonly passwords: Passwords,
    private readonly cache: VerifiedLoginCache,
  ) {}

  /**
   * A login that was verified recently costs no hash, but its account is still looked up: a changed
   * password or a disabled account takes effect immediately, in every instance.
   *
   * @throws DomainError DatabaseUnavailable
   */
  async verifyCached({ login, password }: CredentialsOf<'basic'>): Promise<Principal | undefined> {
    const account = await this.accounts.findByLogin(login);
    if (!account?.enabled || !this.cache.knows(account, password)) return undefined;
    return principalOf(account);
  }

  /** @throws DomainError DatabaseUnavailable, ServerBusy */
  async verify({ login, password }: CredentialsOf<'basic'>): Promise<Principal | undefined> {
    const account = await this.accounts.findByLogin(login);
    const right = account?.sealedPassword
      ? await this.passwords.verify(password, account.sealedPassword, account.id)
      : await this.passwords.verifyDummy(password);
    if (!account?.enabled || !right) return undefined;
    this.cache.remember(account, password);
    return principalOf(account);
  }
}

function principalOf({ login, mailboxId, roles, impersonationScope }: LoginAccount): Principal {
  const may = roles.includes(impersonationRole);
  return {
    login,
    mailboxId: mailboxId ?? undefined,
    impersonates: may ? readScope(impersonationScope) : undefined,
  };
}
