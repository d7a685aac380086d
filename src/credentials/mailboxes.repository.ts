import { DomainError } from '../domain-error.js';
import type { Tx } from '../database/transaction.js';
import type { PinPolicy } from '../pin-policy/pin-policy.js';
import { Mailbox } from './mailbox.entity.js';

/** A mailbox whose row this transaction holds: what a new PIN and its mail depend on. */
export interface LockedMailbox extends Pick<
  Mailbox,
  'id' | 'address' | 'displayName' | 'language' | 'extensions' | 'umEnabled'
> {
  readonly policy: PinPolicy;
  /** The database's time when the lock was asked for. */
  readonly now: Date;
}

export class MailboxesRepository {
  /**
   * Locks the mailbox's row until the transaction ends: resets of one mailbox take turns (P5).
   *
   * @throws DomainError MailboxNotFound
   */
  async lock(tx: Tx, id: string): Promise<LockedMailbox> {
    const [row] = await tx.query<(LockedMailbox & PinPolicy)[]>(
      `SELECT m.id, address, display_name AS "displayName", language, extensions,
         um_enabled AS "umEnabled", clock_timestamp() AS now,
         min_pin_length AS "minPinLength", pin_lifetime_days AS "pinLifetimeDays",
         pin_history_count AS "pinHistoryCount", allow_common_patterns AS "allowCommonPatterns",
         logon_failures_before_pin_reset AS "logonFailuresBeforePinReset",
         max_logon_attempts AS "maxLogonAttempts",
         reset_pin_text AS "resetPinText", um_enabled_text AS "umEnabledText"
       FROM mailboxes m JOIN pin_policies p ON p.id = m.policy_id
       WHERE m.id = $1 FOR UPDATE OF m`,
      [id],
    );
    if (!row) throw new DomainError('MailboxNotFound', { mailbox: id });
    return { ...row, policy: row };
  }

  /** Locks one mailbox that waits for its first PIN, passing over those that others work on. */
  async lockNextWithoutPin(tx: Tx): Promise<string | undefined> {
    const mailbox = await tx
      .createQueryBuilder(Mailbox, 'mailbox')
      .select('mailbox.id')
      .where('mailbox.firstPinWantedAt IS NOT NULL')
      .orderBy('mailbox.firstPinWantedAt')
      .limit(1)
      .setLock('pessimistic_write', undefined, ['mailbox'])
      .setOnLocked('skip_locked')
      .getOne();
    return mailbox?.id;
  }

  async firstPinTakenCareOf(tx: Tx, id: string): Promise<void> {
    await tx.update(Mailbox, { id }, { firstPinWantedAt: null });
  }
}
