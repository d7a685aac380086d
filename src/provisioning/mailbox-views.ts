import type { EntityManager } from 'typeorm';

/** A mailbox as an administrator sees it: everything but the PIN. */
export interface MailboxView {
  readonly address: string;
  readonly displayName: string | null;
  readonly extensions: string[];
  readonly phoneNumbers: string[];
  readonly language: string;
  readonly umEnabled: boolean;
  readonly policy: string;
  readonly pin: PinView;
}

export interface PinView {
  /** Since when the valid PIN is valid; null before the first one. */
  readonly setAt: Date | null;
  /** Whether the system made it, so that the owner has to change it at the next sign-in. */
  readonly temporary: boolean;
  /** When it ends: by PINLifetime, or by the hours of a temporary one; null is never. */
  readonly expiresAt: Date | null;
  /** Whether that moment has passed. */
  readonly expired: boolean;
  /** When it, or one before it, last opened the mailbox; null is never: a first-time user. */
  readonly verifiedAt: Date | null;
  /** The login of the phone system where it did. */
  readonly verifiedBy: string | null;
  /** Whether a new PIN is on its way by mail. */
  readonly pending: boolean;
  /** Whether the service is still to make the first one. */
  readonly firstWanted: boolean;
  /** Whether too many wrong tries have asked for another one, which is still to be made. */
  readonly resetWanted: boolean;
  readonly failedTries: number;
  readonly lockedAt: Date | null;
}

/** All mailboxes by address, or those with this one. */
export async function readMailboxViews(
  manager: EntityManager,
  address?: string,
): Promise<MailboxView[]> {
  const rows = await manager.query<(Omit<MailboxView, 'pin'> & PinView)[]>(
    `SELECT m.address, m.display_name AS "displayName", m.extensions,
       m.phone_numbers AS "phoneNumbers", m.language, m.um_enabled AS "umEnabled",
       p.name AS policy, c.set_at AS "setAt",
       coalesce(c.temporary AND c.sealed_hash IS NOT NULL, false) AS temporary,
       e.at AS "expiresAt", coalesce(e.at <= clock_timestamp(), false) AS expired,
       c.verified_at AS "verifiedAt", c.verified_by AS "verifiedBy",
       c.staged_reset_id IS NOT NULL AS pending,
       m.first_pin_wanted_at IS NOT NULL AS "firstWanted",
       c.reset_wanted_at IS NOT NULL AS "resetWanted",
       coalesce(c.failed_tries, 0) AS "failedTries", c.locked_at AS "lockedAt"
     FROM mailboxes m
       JOIN pin_policies p ON p.id = m.policy_id
       LEFT JOIN pin_credentials c ON c.mailbox_id = m.id
       CROSS JOIN LATERAL (SELECT c.set_at + ${lifetime} AS at) e
     WHERE $1::text IS NULL OR lower(m.address) = lower($1)
     ORDER BY lower(m.address)`,
    [address ?? null],
  );
  return rows.map(({ displayName, extensions, phoneNumbers, language, umEnabled, ...row }) => {
    const { address: primary, policy, ...pin } = row;
    const owner = { address: primary, displayName, extensions, phoneNumbers, language };
    return { ...owner, umEnabled, policy, pin };
  });
}

// Of 24 hours each: a day of the calendar may have more or less.
const lifetime = `CASE WHEN c.temporary THEN p.temporary_pin_lifetime_hours * interval '1 hour'
  ELSE p.pin_lifetime_days * interval '24 hours' END`;
