import { Injectable } from '@nestjs/common';
import { assertInTransaction, type Tx } from '../database/transaction.js';

/** Tells whose PIN ends soon, and keeps that its owner was told: once a PIN. */
@Injectable()
export class PinRemindersRepository {
  /**
   * A mailbox whose owner is to be reminded now: the PIN is the owner's own, ends within the days that
   * the policy sets, and has not ended yet. Undefined when there is none.
   */
  async findDue(tx: Tx): Promise<string | undefined> {
    // For each policy by itself: its times are then bounds within the index of those not reminded.
    const [row] = await tx.query<{ id: string }[]>(
      `SELECT due.id FROM pin_policies p CROSS JOIN LATERAL (
         SELECT c.mailbox_id AS id, c.set_at FROM pin_credentials c
         JOIN mailboxes m ON m.id = c.mailbox_id AND m.policy_id = p.id
         WHERE ${isDue} ORDER BY c.set_at LIMIT 1
       ) due ORDER BY due.set_at LIMIT 1`,
    );
    return row?.id;
  }

  /**
   * Takes the reminder on oneself, while the mailbox is locked. Undefined where it is due no more:
   * another instance took it, or there is a new PIN.
   */
  async take(tx: Tx, mailboxId: string): Promise<{ setAt: Date } | undefined> {
    assertInTransaction(tx);
    const [rows] = await tx.query<[{ setAt: Date }[], number]>(
      `UPDATE pin_credentials c SET reminded_generation = c.generation
       FROM mailboxes m JOIN pin_policies p ON p.id = m.policy_id
       WHERE c.mailbox_id = $1 AND m.id = c.mailbox_id AND ${isDue}
       RETURNING c.set_at AS "setAt"`,
      [mailboxId],
    );
    return rows[0];
  }
}

// Days of 24 hours, as pinExpiry has them: one of the calendar may have more or less.
const isDue = `m.um_enabled AND c.sealed_hash IS NOT NULL AND NOT c.temporary
  AND c.reminded_generation IS DISTINCT FROM c.generation
  AND c.set_at > now() - p.pin_lifetime_days * interval '24 hours'
  AND c.set_at <= now() - (p.pin_lifetime_days - p.expiry_reminder_days) * interval '24 hours'
  AND p.expiry_reminder_days < p.pin_lifetime_days`;
