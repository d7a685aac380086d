import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Account } from '../accounts/account.entity.js';

type Login = Pick<Account, 'id' | 'sealedPassword'>;

interface Remembered {
  readonly digest: Buffer;
  readonly until: number;
}

/** Accounts that are remembered at most; the one that was verified longest ago goes first. */
const capacity = 10_000;

/**
 * Passwords that were verified a short while ago, so that a caller who comes often costs one hash,
 * not one a request. What is kept is a digest under a key that this process made for itself. It
 * covers the stored hash too, so a changed password is not known any more.
 */
export class VerifiedLoginCache {
  readonly #key = randomBytes(32);
  readonly #logins = new Map<string, Remembered>();

  /** @param forMs how long a login is remembered; 0 remembers none. */
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
