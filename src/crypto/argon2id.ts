import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable, Optional } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { Metrics } from '../metrics/metrics.js';
import { ConcurrencyLimiter } from '../common/concurrency.js';

/** Argon2id cost (RFC 9106). OWASP ASVS 5.0.0 11.4.2 asks for at least 19 MiB with two passes. */
export interface Argon2Cost {
  readonly memoryKiB: number;
  readonly passes: number;
  readonly parallelism: number;
}

export interface Argon2Options extends Argon2Cost {
  /** How many hashes run at once: more than there are cores only delays everything else. */
  readonly concurrency: number;
  /** How many may wait for their turn; further ones are refused. */
  readonly maxWaiting: number;
}

export const ARGON2_OPTIONS = Symbol('Argon2Options');

/** Salt length in bytes; RFC 9106 3.1 recommends 16. */
const saltLength = 16;

/**
 * Argon2id (the library's default variant) as PHC strings, a bounded number at a time. Each method
 * that hashes throws DomainError ServerBusy when too many wait already.
 */
@Injectable()
export class Argon2id {
  readonly #slots: ConcurrencyLimiter;
  #decoy: string | undefined;

  constructor(
    @Inject(ARGON2_OPTIONS) private readonly options: Argon2Options,
    /** The command line has none. */
    @Optional() private readonly metrics?: Metrics,
  ) {
    this.#slots = new ConcurrencyLimiter(options.concurrency, options.maxWaiting);
  }

  /** How many hashes wait for their turn. */
  get waiting(): number {
    return this.#slots.waiting;
  }

  newSalt(): Buffer {
    return randomBytes(saltLength);
  }

  /** Hashes with today's cost; `salt` is given where hashes have to be comparable. */
  hash(secret: string, salt = this.newSalt()): Promise<string> {
    return this.hashAt(this.options, secret, salt);
  }

  /** Hashes with the salt and cost that `phc` names, so that the two strings can be compared. */
  hashLike(phc: string, secret: string): Promise<string> {
    return this.hashAt(costOf(phc), secret, saltOf(phc));
  }

  verify(phc: string, secret: string): Promise<boolean> {
    return this.run(() => verify(phc, secret));
  }

  /** As much work as `verify`, where there is nothing to compare with (P10). */
  async verifyDummy(secret: string): Promise<false> {
    // Kept once it is made, and not while it is: what was refused for want of room is tried again.
    this.#decoy ??= await this.hash('nobody has this secret');
    await this.verify(this.#decoy, secret);
    return false;
  }

  /** Whether `phc` was made with today's cost. */
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

  private run<T>(work: () => Promise<T>): Promise<T> {
    return this.#slots.run(async () => {
      const startedAt = performance.now();
      const result = await work();
      this.metrics?.hashed(startedAt);
      return result;
    });
  }
}

/** Whether two PHC strings are the same hash, in a time that does not tell where they differ. */
export function sameHash(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Everything of a PHC string but the hash: equal for hashes that can be compared. */
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
