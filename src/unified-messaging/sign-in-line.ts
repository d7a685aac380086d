import type { Database } from '../database/database.js';
import type { Tx } from '../database/transaction.js';
import type { Slots } from '../slots.js';
import type { Turns } from './turns.js';

/**
 * Where tries of PINs wait for their transaction: those of one name for each other, so that however
 * many come at once they hold one database connection, and all of them for a slot.
 */
export class SignInLine {
  constructor(
    private readonly database: Database,
    private readonly turns: Turns,
    private readonly slots: Slots,
  ) {}

  /**
   * @param name of the mailbox, as it was typed
   * @throws DomainError ServerBusy, DatabaseUnavailable
   */
  run<T>(name: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.turns.run(name, () => this.slots.run(() => this.database.transaction(work)));
  }
}
