import { DomainError } from './domain-error.js';

/**
 * Lets at most `size` pieces of work run at once and `room` wait, in order. Beyond that it refuses:
 * whoever would wait too long is better told at once.
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

  /** Whether nothing runs and nobody waits. */
  get idle(): boolean {
    return this.#free === this.size;
  }

  /** Whether the next piece of work would be refused. */
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
