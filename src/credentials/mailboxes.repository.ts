import { DomainError } from '../domain-error.js';
import type { Tx } from '../database/transaction.js';
import { Mailbox } from './mailbox.entity.js';

/** A mailbox whose row this transaction holds, and the database's time when it was asked for. */
export interface LockedMailbox {
  readonly mailbox: Mailbox;
  readonly now: Date;
}

export class MailboxesRepository {
  /**
   * Locks the mailbox's row until the transaction ends: resets of one mailbox take turns (P5).
   *
   * @throws DomainError MailboxNotFound
   */
  async lock(tx: Tx, id: string): Promise<LockedMailbox> {
    const { entities, raw } = await tx
      .createQueryBuilder(Mailbox, 'mailbox')
      .innerJoinAndSelect('mailbox.policy', 'policy')
      .addSelect('clock_timestamp()', 'now')
      .where('mailbox.id = :id', { id })
      .setLock('pessimistic_write', undefined, ['mailbox'])
      .getRawAndEntities<{ now: Date }>();
    const [mailbox] = entities;
    const [row] = raw;
    if (!mailbox || !row) throw new DomainError('MailboxNotFound', { mailbox: id });
    return { mailbox, now: row.now };
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
