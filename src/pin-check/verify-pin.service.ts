import type { Metrics } from '../metrics/metrics.js';
import type { PinTries } from './pin-tries.js';
import type { PinTry, Verdict } from './sign-in.js';
import type { SignInLine } from './sign-in-line.js';

/** Tells phone systems whether a PIN opens a mailbox: the one core behind every door. */
export class VerifyPinService {
  constructor(
    private readonly line: SignInLine,
    private readonly tries: PinTries,
    private readonly metrics: Metrics,
  ) {}

  /**
   * What the try comes to. It is counted, and on record, once this returns.
   *
   * @throws DomainError ServerBusy, DatabaseUnavailable: nobody is to be let in; it may be counted
   */
  async verify(pinTry: PinTry): Promise<Verdict> {
    return this.metrics.ofTry(async () => {
      const { verdict } = await this.line.run(pinTry, (tx) => this.tries.judge(tx, pinTry));
      return verdict;
    });
  }
}
