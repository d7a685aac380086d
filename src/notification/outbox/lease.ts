import { randomUUID } from 'node:crypto';

/** How long a mail belongs to the instance that took it, milliseconds; renewed while it sends. */
export const leaseMs = 30_000;

/**
 * The right to deliver one mail. The database says who has it; this side keeps the time on the
 * monotonic clock, from before the request that took the lease, so it never believes in a lease
 * for longer than the database does, whatever the clocks of the machines say.
 */
export class Lease {
  readonly id = randomUUID();
  #validUntil: number;

  constructor(takenAt = performance.now()) {
    this.#validUntil = takenAt + leaseMs;
  }

  get valid(): boolean {
    return performance.now() < this.#validUntil;
  }

  renewed(askedAt: number): void {
    this.#validUntil = askedAt + leaseMs;
  }
}
