import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { AccountsRepository, LoginAccount } from '../../accounts/accounts.repository.js';
import type { Principal } from '../principal.js';
import { administersOf } from '../../accounts/administers.js';
import { readScope } from '../../accounts/mailbox-scope.js';
import type { AuthenticationStrategy } from '../authenticator.js';
import type { Passwords } from '../../accounts/passwords.js';
import type { CredentialsOf } from '../credentials.js';
import { type Account, impersonationRole } from '../../accounts/account.entity.js';

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
    return localPrincipal(account);
  }

  /** @throws DomainError DatabaseUnavailable, ServerBusy */
  async verify({ login, password }: CredentialsOf<'basic'>): Promise<Principal | undefined> {
    const account = await this.accounts.findByLogin(login);
    const right = account?.sealedPassword
      ? await this.passwords.verify(password, account.sealedPassword, account.id)
      : await this.passwords.verifyDummy(password);
    if (!account?.enabled || !right) return undefined;
    this.cache.remember(account, password);
    return localPrincipal(account);
  }
}

/** The principal of an account that this service keeps the password of. */
export function localPrincipal(account: LoginAccount): Principal {
  const { login, mailboxId, roles, impersonationScope } = account;
  const may = roles.includes(impersonationRole);
  return {
    login,
    mailboxId: mailboxId ?? undefined,
    impersonates: may ? readScope(impersonationScope) : undefined,
    administers: administersOf(account),
  };
}

type Login = Pick<Account, 'id' | 'sealedPassword'>;

interface Remembered {
  readonly digest: Buffer;
  readonly until: number;
}

/** Maximum number of accounts; the one that was verified longest ago is dropped first. */
const capacity = 10_000;

/**
 * Passwords that were verified recently, so that a frequent caller costs one hash, not one per request.
 * The cache holds digests under a key that this process generated. They cover the stored hash as well,
 * so a changed password is no longer in the cache.
 */
export class VerifiedLoginCache {
  readonly #key = randomBytes(32);
  readonly #logins = new Map<string, Remembered>();

  /** @param forMs how long a verified login is cached; 0 disables the cache. */
  constructor(private readonly forMs: number) {}

  knows(account: Login, password: string): boolean {
    const login = this.#logins.get(account.id);
    if (!login || login.until <= performance.now()) return false;
    return timingSafeEqual(login.digest, this.digest(account, password));
  }

  remember(account: Login, password: string): void {
    this.#logins.delete(account.id);
    const digest = this.digest(account, password);
    this.#logins.set(account.id, { digest, until: performance.now() + this.forMs });
    const [oldest] = this.#logins.keys();
    if (this.#logins.size > capacity && oldest) this.#logins.delete(oldest);
  }

  private digest({ sealedPassword }: Login, password: string): Buffer {
    return createHmac('sha256', this.#key)
      .update(`${sealedPassword ?? ''}\n${password}`)
      .digest();
  }
}
