import type { Database } from '../database/database.js';
import type { Metrics } from '../metrics/metrics.js';
import type { Slots } from '../slots.js';
import type { PinTries } from './pin-tries.js';
import type { PinTry, Verdict } from './sign-in.js';
import type { Turns } from './turns.js';

/** Tells phone systems whether a PIN opens a mailbox: the one core behind every door. */
export class VerifyPinService {
  constructor(
    private readonly database: Database,
    private readonly tries: PinTries,
    /** Keeps those who wait for the same mailbox from holding connections meanwhile. */
    private readonly turns: Turns,
    private readonly slots: Slots,
    private readonly metrics: Metrics,
  ) {}

  /**
   * What the try comes to. It is counted, and on record, once this returns.
   *
   * @throws DomainError ServerBusy, DatabaseUnavailable; nobody is to be let in then
   */
  async verify(pinTry: PinTry): Promise<Verdict> {
    return this.metrics.ofTry(async () => {
      const { verdict } = await this.turns.run(pinTry.name, () =>
        this.slots.run(() => this.database.transaction((tx) => this.tries.judge(tx, pinTry))),
      );
      return verdict;
    });
  }
}
