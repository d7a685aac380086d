import type { Account } from './account.entity.js';
import type { AccountsRepository } from './accounts.repository.js';
import type { BasicCredentials } from './basic-credentials.js';
import type { Caller } from './caller.js';
import type { Passwords } from './passwords.js';
import type { RememberedLogins } from './remembered-logins.js';

/** Checks callers against the `accounts` table. */
export class Authenticator {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly passwords: Passwords,
    private readonly remembered: RememberedLogins,
  ) {}

  /**
   * The caller, or undefined: for an unknown login, a wrong password and a disabled account alike,
   * after the same work (P10).
   *
   * A login that was verified a short while ago costs no hash, but its account is looked up all
   * the same: a changed password or a disabled account counts at once, in every instance.
   *
   * @throws DomainError DatabaseUnavailable, ServerBusy
   */
  async authenticate({ login, password }: BasicCredentials): Promise<Caller | undefined> {
    const account = await this.accounts.findByLogin(login);
    const right = account
      ? await this.isRight(password, account)
      : await this.passwords.verifyNothing(password);
    if (!account || !right || account.disabledAt) return undefined;
    return { login: account.login, mailboxId: account.mailboxId ?? undefined };
  }

  private async isRight(password: string, account: Account): Promise<boolean> {
    if (this.remembered.knows(account, password)) return true;
    const right = await this.passwords.verify(password, account.sealedPassword, account.id);
    if (right) this.remembered.remember(account, password);
    return right;
  }
}
