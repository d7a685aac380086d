import { Injectable } from '@nestjs/common';
import { DomainError } from '../common/domain-error.js';
import type { Tx } from '../database/transaction.js';
import type { PinPolicy } from '../pin-policy/pin-policy.js';
import { Mailbox } from './mailbox.entity.js';
import { mailboxColumns } from './pin-parts.sql.js';

/** A mailbox whose row this transaction has locked, with all that a new PIN and its mail depend on. */
export interface LockedMailbox extends Pick<
  Mailbox,
  'id' | 'address' | 'displayName' | 'language' | 'extensions' | 'phoneNumbers' | 'umEnabled'
> {
  readonly policy: PinPolicy;
  /** The database's time when the lock was requested. */
  readonly now: Date;
}

@Injectable()
export class MailboxesRepository {
  /**
   * Locks the mailbox's row until the transaction ends: resets of one mailbox take turns (P5), and
   * so do attempts at its PIN (P9). Rows that refer to the mailbox can still be written.
   *
   * @throws DomainError MailboxNotFound
   */
  async lock(tx: Tx, id: string): Promise<LockedMailbox> {
    const [row] = await tx.query<(LockedMailbox & PinPolicy)[]>(
      `SELECT ${mailboxColumns}
       FROM mailboxes m JOIN pin_policies p ON p.id = m.policy_id
       WHERE m.id = $1 FOR NO KEY UPDATE OF m`,
      [id],
    );
    if (!row) throw new DomainError('MailboxNotFound', { mailbox: id });
    return { ...row, policy: row };
  }

  /** Locks one mailbox that waits for its first PIN, and skips those that are locked already. */
  async lockNextWithoutPin(tx: Tx): Promise<string | undefined> {
    const mailbox = await tx
      .createQueryBuilder(Mailbox, 'mailbox')
      .select('mailbox.id')
      .where('mailbox.firstPinWantedAt IS NOT NULL')
      .orderBy('mailbox.firstPinWantedAt')
      .limit(1)
      .setLock('for_no_key_update', undefined, ['mailbox'])
      .setOnLocked('skip_locked')
      .getOne();
    return mailbox?.id;
  }

  async firstPinTakenCareOf(tx: Tx, id: string): Promise<void> {
    await tx.update(Mailbox, { id }, { firstPinWantedAt: null });
  }
}
