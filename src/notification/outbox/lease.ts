import { randomUUID } from 'node:crypto';

/** How long a mail belongs to the instance that claimed it, milliseconds; renewed while it is sent. */
export const leaseMs = 30_000;

/**
 * The right to deliver one mail. The database decides who has it. This side measures the time on its
 * monotonic clock, beginning before the request that took the lease: so it never considers a lease valid
 * for longer than the database does, however the clocks of the machines differ.
 */
export class Lease {
  readonly id = randomUUID();
  #validUntil = 0;
  /** The same on the wall clock, which goes on while a machine sleeps; its monotonic clock stands still. */
  #validUntilDate = 0;

  constructor(takenAt = performance.now()) {
    this.renewed(takenAt);
  }

  get valid(): boolean {
    return performance.now() < this.#validUntil && Date.now() < this.#validUntilDate;
  }

  /** @param askedAt when the renewal was requested, on the clock of `performance.now()` */
  renewed(askedAt: number): void {
    this.#validUntil = askedAt + leaseMs;
    this.#validUntilDate = Date.now() + this.#validUntil - performance.now();
  }
}
