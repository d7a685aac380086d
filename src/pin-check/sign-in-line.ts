import type { Database } from '../database/database.js';
import type { Tx } from '../database/transaction.js';
import type { ConcurrencyLimiter, KeyedMutex } from '../common/concurrency.js';
import type { PinAttempt } from './pin-check-result.js';

/**
 * Where tries of PINs wait for their transaction: those of one mailbox for each other, so that however
 * many come at once they hold one database connection, and all of them for a slot.
 */
export class SignInLine {
  constructor(
    private readonly database: Database,
    private readonly turns: KeyedMutex,
    private readonly slots: ConcurrencyLimiter,
  ) {}

  /**
   * Where there is no mailbox, tries of one name take turns: it must not show (P10).
   *
   * @throws DomainError ServerBusy, DatabaseUnavailable
   */
  run<T>(
    { mailboxId, name }: Pick<PinAttempt, 'mailboxId' | 'name'>,
    work: (tx: Tx) => Promise<T>,
  ): Promise<T> {
    return this.turns.run(mailboxId ?? name, () =>
      this.slots.run(() => this.database.transaction(work)),
    );
  }
}
