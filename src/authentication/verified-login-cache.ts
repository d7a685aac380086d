import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Account } from '../accounts/account.entity.js';

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
