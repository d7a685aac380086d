import type { Metrics } from '../metrics/metrics.js';
import type { PinAttempts } from './pin-attempts.js';
import type { PinAttempt, PinCheckResult } from './pin-check-result.js';
import type { SignInLine } from './sign-in-line.js';

/** Tells phone systems whether a PIN opens a mailbox: the one core behind every door. */
export class VerifyPinService {
  constructor(
    private readonly line: SignInLine,
    private readonly tries: PinAttempts,
    private readonly metrics: Metrics,
  ) {}

  /**
   * What the try comes to. It is counted, and on record, once this returns.
   *
   * @throws DomainError ServerBusy, DatabaseUnavailable: nobody is to be let in; it may be counted
   */
  async verify(attempt: PinAttempt): Promise<PinCheckResult> {
    return this.metrics.ofTry(async () => {
      const { verdict } = await this.line.run(attempt, (tx) => this.tries.judge(tx, attempt));
      return verdict;
    });
  }
}
