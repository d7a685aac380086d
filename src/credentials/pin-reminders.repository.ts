import { Injectable } from '@nestjs/common';
import { assertInTransaction, type Tx } from '../database/transaction.js';

/** Finds PINs that expire soon, and records that their owners were reminded: once for each PIN. */
@Injectable()
export class PinRemindersRepository {
  /**
   * A mailbox whose owner is to be reminded now: the owner chose the PIN, and it expires within the days
   * that the policy sets. Undefined if there is none.
   */
  async findDue(tx: Tx): Promise<string | undefined> {
    // One policy at a time, so that its times bound a scan of the index of PINs without a reminder.
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
   * Claims the reminder, while the mailbox is locked. Undefined if it is no longer due: another instance
   * claimed it, or there is a new PIN.
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

// Days of 24 hours, as in pinExpiry; a calendar day may be longer or shorter.
const isDue = `m.um_enabled AND c.sealed_hash IS NOT NULL AND NOT c.temporary
  AND c.reminded_generation IS DISTINCT FROM c.generation
  AND c.set_at > now() - p.pin_lifetime_days * interval '24 hours'
  AND c.set_at <= now() - (p.pin_lifetime_days - p.expiry_reminder_days) * interval '24 hours'
  AND p.expiry_reminder_days < p.pin_lifetime_days`;
