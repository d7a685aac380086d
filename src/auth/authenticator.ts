import type { AccountsRepository } from './accounts.repository.js';
import type { BasicCredentials } from './basic-credentials.js';
import type { Caller } from './caller.js';
import type { Passwords } from './passwords.js';

/** Checks callers against the `accounts` table. */
export class Authenticator {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly passwords: Passwords,
  ) {}

  /**
   * The caller, or undefined: for an unknown login, a wrong password and a disabled account alike,
   * after the same work (P10).
   *
   * @throws DomainError DatabaseUnavailable
   */
  async authenticate({ login, password }: BasicCredentials): Promise<Caller | undefined> {
    const account = await this.accounts.findByLogin(login);
    const right = account
      ? await this.passwords.verify(password, account.sealedPassword, account.id)
      : await this.passwords.verifyNothing(password);
    if (!account || !right || account.disabledAt) return undefined;
    return { login: account.login, mailboxId: account.mailboxId ?? undefined };
  }
}
