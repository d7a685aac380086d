import type { EntityManager } from 'typeorm';

/** A mailbox as an administrator sees it: everything but the PIN. */
export interface MailboxView {
  readonly address: string;
  readonly displayName: string | null;
  readonly extensions: string[];
  readonly language: string;
  readonly umEnabled: boolean;
  readonly policy: string;
  readonly pin: PinView;
}

export interface PinView {
  /** Since when the valid PIN is valid; null before the first one. */
  readonly setAt: Date | null;
  /** Whether the owner has to change it at the next sign-in. */
  readonly temporary: boolean;
  /** Whether a new PIN is on its way by mail. */
  readonly pending: boolean;
  /** Whether the service is still to make the first one. */
  readonly firstWanted: boolean;
  readonly failedTries: number;
  readonly lockedAt: Date | null;
}

/** All mailboxes by address, or those with this one. */
export async function readMailboxViews(
  manager: EntityManager,
  address?: string,
): Promise<MailboxView[]> {
  const rows = await manager.query<(Omit<MailboxView, 'pin'> & PinView)[]>(
    `SELECT m.address, m.display_name AS "displayName", m.extensions, m.language,
       m.um_enabled AS "umEnabled", p.name AS policy, c.set_at AS "setAt",
       coalesce(c.temporary AND c.sealed_hash IS NOT NULL, false) AS temporary,
       c.staged_reset_id IS NOT NULL AS pending,
       m.first_pin_wanted_at IS NOT NULL AS "firstWanted",
       coalesce(c.failed_tries, 0) AS "failedTries", c.locked_at AS "lockedAt"
     FROM mailboxes m
       JOIN pin_policies p ON p.id = m.policy_id
       LEFT JOIN pin_credentials c ON c.mailbox_id = m.id
     WHERE $1::text IS NULL OR lower(m.address) = lower($1)
     ORDER BY lower(m.address)`,
    [address ?? null],
  );
  return rows.map(
    ({ setAt, temporary, pending, firstWanted, failedTries, lockedAt, ...mailbox }) => ({
      ...mailbox,
      pin: { setAt, temporary, pending, firstWanted, failedTries, lockedAt },
    }),
  );
}
