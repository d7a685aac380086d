import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable, Optional } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { Metrics } from '../metrics/metrics.js';
import { ConcurrencyLimiter, type Pace } from '../common/concurrency.js';

/** Argon2id cost (RFC 9106). OWASP ASVS 5.0.0 11.4.2 asks for at least 19 MiB with two passes. */
export interface Argon2Cost {
  readonly memoryKiB: number;
  readonly passes: number;
  readonly parallelism: number;
}

export interface Argon2Options extends Argon2Cost {
  /** How many hashes run simultaneously: more than there are cores only delay everything else. */
  readonly concurrency: number;
  /** How many may wait; further ones are refused. */
  readonly maxWaiting: number;
}

export const ARGON2_OPTIONS = Symbol('Argon2Options');

/** Salt length in bytes; RFC 9106 3.1 recommends 16. */
const saltLength = 16;

/**
 * Argon2id (the library's default variant) as PHC strings, with a bounded number of hashes running
 * simultaneously. Each method that hashes throws DomainError ServerBusy if too many wait already.
 */
@Injectable()
export class Argon2id implements Pace {
  readonly #limiter: ConcurrencyLimiter;
  readonly #held: (() => void)[] = [];
  #dummy: string | undefined;

  constructor(
    @Inject(ARGON2_OPTIONS) private readonly options: Argon2Options,
    /** Absent on the command line. */
    @Optional() private readonly metrics?: Metrics,
  ) {
    this.#limiter = new ConcurrencyLimiter(options.concurrency, options.maxWaiting);
  }

  /** How many hashes wait. */
  get waiting(): number {
    return this.#limiter.waiting;
  }

  /** Whether another hash would have to wait. */
  get busy(): boolean {
    return this.#limiter.pending >= this.options.concurrency;
  }

  /**
   * Whether hashes wait, so that the processors stay busy for a while, whatever is done meanwhile. One more
   * than run simultaneously: none would let a processor idle twice as long with 8 callers; with two more,
   * statements hold fewer orders, and 24 callers get a tenth less (docs/benchmarks.md).
   */
  get holds(): boolean {
    return this.#limiter.pending >= this.options.concurrency + 1;
  }

  /** Resolves when `holds` has become false. */
  released(): Promise<void> {
    if (!this.holds) return Promise.resolve();
    return new Promise((resolve) => this.#held.push(resolve));
  }

  newSalt(): Buffer {
    return randomBytes(saltLength);
  }

  /** Hashes with the configured cost; a `salt` is given if hashes have to be comparable. */
  hash(secret: string, salt = this.newSalt()): Promise<string> {
    return this.hashAt(this.options, secret, salt);
  }

  /** Hashes with the salt and cost of `phc`, so that the two strings can be compared. */
  hashLike(phc: string, secret: string): Promise<string> {
    return this.hashAt(costOf(phc), secret, saltOf(phc));
  }

  verify(phc: string, secret: string): Promise<boolean> {
    return this.run(() => verify(phc, secret));
  }

  /** Dummy verification: as much work as `verify`, if there is no hash to compare with (P10). */
  async verifyDummy(secret: string): Promise<false> {
    // Cached only after success, so that a refused hash (ServerBusy) is attempted again.
    this.#dummy ??= await this.hash('nobody has this secret');
    await this.verify(this.#dummy, secret);
    return false;
  }

  /** Whether `phc` has the configured cost. */
  isCurrent(phc: string): boolean {
    const cost = costOf(phc);
    return (
      cost.memoryKiB === this.options.memoryKiB &&
      cost.passes === this.options.passes &&
      cost.parallelism === this.options.parallelism
    );
  }

  private hashAt(cost: Argon2Cost, secret: string, salt: Buffer): Promise<string> {
    return this.run(() =>
      hash(secret, {
        memoryCost: cost.memoryKiB,
        timeCost: cost.passes,
        parallelism: cost.parallelism,
        salt,
      }),
    );
  }

  private async run<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await this.#limiter.run(async () => {
        const startedAt = performance.now();
        const result = await work();
        this.metrics?.hashed(startedAt);
        return result;
      });
    } finally {
      if (!this.holds) for (const resolve of this.#held.splice(0)) resolve();
    }
  }
}

/** Compares two PHC strings in constant time. */
export function sameHash(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** A PHC string without its hash: equal for hashes that can be compared. */
export function saltAndCost(phc: string): string {
  return phc.slice(0, phc.lastIndexOf('$'));
}

export function saltOf(phc: string): Buffer {
  return Buffer.from(parse(phc).salt, 'base64');
}

function costOf(phc: string): Argon2Cost {
  const { m, t, p } = parse(phc);
  return { memoryKiB: Number(m), passes: Number(t), parallelism: Number(p) };
}

function parse(phc: string): { m: string; t: string; p: string; salt: string } {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$/.exec(phc);
  if (!match) throw new TypeError('Not an Argon2id PHC string.');
  const [, m = '', t = '', p = '', salt = ''] = match;
  return { m, t, p, salt };
}
