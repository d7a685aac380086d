import { DomainError } from './domain-error.js';

/**
 * Lets at most `size` operations run simultaneously and at most `room` wait, in order. Further ones are
 * refused immediately, which serves a caller better than a wait that ends too late (bulkhead).
 */
export class ConcurrencyLimiter {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(
    private readonly size: number,
    private readonly room: number,
  ) {
    this.#free = size;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /** Operations that run or wait. */
  get pending(): number {
    return this.size - this.#free + this.#waiting.length;
  }

  /** Whether nothing runs and nothing waits. */
  get idle(): boolean {
    return this.#free === this.size;
  }

  /** Whether the next operation would be refused. */
  get full(): boolean {
    return this.#free === 0 && this.#waiting.length >= this.room;
  }

  /** @throws DomainError ServerBusy */
  async run<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.enter();
    if (turn) await turn;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free += 1;
    }
  }

  private enter(): Promise<void> | undefined {
    if (this.#free > 0) {
      this.#free -= 1;
      return undefined;
    }
    if (this.full) throw new DomainError('ServerBusy');
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}

/** Bounds the resets and PIN attempts that are under way together, and how many wait for their turn. */
export class AdmissionLimiter extends ConcurrencyLimiter {}

/**
 * Leaves database connections for others while resets and attempts hold one, those that are not done
 * together with others.
 */
export class ConnectionLimiter extends ConcurrencyLimiter {}

/** Runs operations with the same key one after the other, in order; different keys do not wait. */
export class KeyedMutex {
  private readonly limiters = new Map<string, ConcurrencyLimiter>();

  /** @param room how many may wait for one key; further ones are refused */
  constructor(private readonly room: number) {}

  /** Whether operations with this key wait for the one that runs. */
  contended(key: string): boolean {
    return (this.limiters.get(key)?.waiting ?? 0) > 0;
  }

  /** @throws DomainError ServerBusy */
  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const limiter = this.limiters.get(key) ?? new ConcurrencyLimiter(1, this.room);
    this.limiters.set(key, limiter);
    try {
      return await limiter.run(work);
    } finally {
      if (limiter.idle) this.limiters.delete(key);
    }
  }
}

/** Tells when work that could be done together loses nothing by waiting for more of its kind. */
export interface Pace {
  /** Whether its callers have to wait for something else anyway. */
  readonly holds: boolean;
  /** Resolves when `holds` has become false. */
  released(): Promise<void>;
}
