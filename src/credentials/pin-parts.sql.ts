import { pinExpired } from './pin-expired.js';
import { policyColumns } from './pin-policy-row.entity.js';

/*
 * Parts (common table expressions) of the statements that change PINs. A reset has parts in three folders,
 * each beside the table that it writes; pin-reset/reset-batches.ts puts them together.
 */

/** The columns of a LockedMailbox, of the mailbox `m` and its policy `p`. */
export const mailboxColumns = `m.id, m.address, m.display_name AS "displayName", m.language,
  m.extensions, m.phone_numbers AS "phoneNumbers", m.um_enabled AS "umEnabled",
  clock_timestamp() AS now, ${policyColumns}`;

/**
 * The end of the valid PIN, as parts of one statement: it moves into the history, and what is older
 * than the policy's history is forgotten. All parts see the row as it was before, with the generation
 * of the PIN that ends; it is locked first, as its owner may change the PIN while a mail is on its way.
 */
export const ending = (condition: string) => `ending AS (
    SELECT c.mailbox_id, c.generation, c.sealed_hash, p.pin_history_count, p.reset_unlocks
    FROM pin_credentials c
    JOIN mailboxes m ON m.id = c.mailbox_id JOIN pin_policies p ON p.id = m.policy_id
    WHERE c.mailbox_id = $1 AND ${condition} FOR NO KEY UPDATE OF c
  ), ${intoHistory('ending')}`;

/** Moves the PINs of `ended`, a part of the statement before this one, into the history. */
const intoHistory = (ended: string) => `archived AS (
    INSERT INTO pin_history (mailbox_id, generation, sealed_hash)
    SELECT mailbox_id, generation, sealed_hash FROM ${ended}
    WHERE sealed_hash IS NOT NULL AND pin_history_count > 1
  ), forgotten AS (
    DELETE FROM pin_history h USING ${ended} e
    WHERE h.mailbox_id = e.mailbox_id AND h.generation < e.generation + 2 - e.pin_history_count
  )`;

/** Assignments that every change of the valid PIN shares. */
export const succeeded = 'generation = c.generation + 1, set_at = clock_timestamp()';

/**
 * Whether others may know the PIN that is being replaced, whichever reset comes first. An instance of a version
 * before P13 stages an automatic reset without `staged_suspect`.
 */
const suspected = `c.staged_suspect OR c.staged_automatic OR c.compromised
  OR c.reset_wanted_at IS NOT NULL`;

/**
 * The PIN that is being replaced, with all that belongs to it, as a PreviousPin; NULL if it must not come
 * back. If it is a reset's and was never typed right, its own mail may still bounce, so that the PIN before
 * it goes along; of several such PINs in a row, the newest one and the one before the oldest one.
 */
const replaced = `CASE WHEN ${suspected} THEN NULL ELSE jsonb_strip_nulls(jsonb_build_object(
    'hash', c.sealed_hash, 'setAt', c.set_at, 'temporary', c.temporary, 'resetId', c.reset_id,
    'verifiedBy', c.verified_by, 'failedAttempts', nullif(c.failed_tries, 0), 'lockedAt', c.locked_at,
    'suspect', c.suspect, 'reminded', c.reminded_generation = c.generation,
    'before', CASE WHEN c.reset_id IS NOT NULL AND c.verified_by IS NULL
      THEN coalesce(c.previous->'before', c.previous) END)) END`;

/** Assignments that make the staged PIN the valid one, and keep the one before it (P13). */
export const activated = `${succeeded}, reset_wanted_at = NULL, compromised = false,
  previous = ${replaced}, suspect = ${suspected}, staged_suspect = false,
  mail_fate = 'accepted', mail_status = NULL, mail_fate_at = clock_timestamp(),
  sealed_hash = staged_hash, reset_id = staged_reset_id, temporary = true,
  failed_tries = CASE WHEN staged_automatic THEN failed_tries ELSE 0 END,
  locked_at = CASE WHEN staged_automatic OR NOT reset_unlocks THEN locked_at END,
  verified_by = NULL, staged_hash = NULL, staged_reset_id = NULL, staged_automatic = false`;

/**
 * What a mailbox `m` and its policy `p` held when they were read: the same value as long as neither has
 * changed. It is made from the content, as engines like PostgreSQL have no common row version.
 */
const version = 'hashtextextended(m::text || p::text, 0)';

/**
 * All that a new PIN depends on, without a lock, for the rows (turn, mailbox_id) of `orders`; `limited` is
 * an expression of the caller.
 */
export const readForReset = (orders: string, limited: string) => `
  SELECT o.turn::int AS turn, ${mailboxColumns}, ${version}::text AS version,
    coalesce(c.generation, 0) AS generation, c.sealed_hash AS valid,
    c.set_at AS "setAt", c.reset_id AS "resetId", c.staged_reset_id AS "pendingResetId",
    c.locked_at IS NOT NULL AS locked,
    ARRAY(SELECT h.sealed_hash FROM pin_history h WHERE h.mailbox_id = m.id
      ORDER BY h.generation DESC LIMIT p.pin_history_count - 1) AS earlier,
    ${limited} AS "retryAfterMs"
  FROM ${orders} JOIN mailboxes m ON m.id = o.mailbox_id JOIN pin_policies p ON p.id = m.policy_id
    LEFT JOIN pin_credentials c ON c.mailbox_id = m.id`;

/**
 * Stages the PINs of `orders` (mailbox_id, version, generation, locked, sealed_hash, reset_id) as `staged`
 * (mailbox_id). Mailboxes that have changed since they were read, or that another transaction has locked,
 * are left out.
 *
 * The snapshot of the statement is older than its locks, so neither decides: `ON CONFLICT` compares the
 * newest row of the PIN with what was read (compare and swap).
 */
export const stagedPins = `unchanged AS (
    SELECT o.* FROM orders o
    JOIN mailboxes m ON m.id = o.mailbox_id JOIN pin_policies p ON p.id = m.policy_id
    WHERE ${version} = o.version
    ORDER BY m.id FOR NO KEY UPDATE OF m SKIP LOCKED
  ), staged AS (
    INSERT INTO pin_credentials AS c
      (mailbox_id, generation, staged_hash, staged_reset_id, staged_automatic)
    SELECT mailbox_id, generation, sealed_hash, reset_id, false FROM unchanged ORDER BY mailbox_id
    ON CONFLICT (mailbox_id) DO UPDATE
    SET staged_hash = excluded.staged_hash, staged_reset_id = excluded.staged_reset_id,
      staged_automatic = false, staged_suspect = false
    WHERE c.staged_reset_id IS NULL AND c.generation = excluded.generation
      AND (c.locked_at IS NOT NULL)
        = (SELECT o.locked FROM orders o WHERE o.mailbox_id = excluded.mailbox_id)
    RETURNING mailbox_id
  )`;

/** The staged PINs of `orders` (reset_id, mailbox_id), locked, as `ending`. */
export const endingStaged = (locked: 'SKIP LOCKED' | '') => `ending AS (
    SELECT o.reset_id, c.mailbox_id, c.generation, c.sealed_hash,
      p.pin_history_count, p.reset_unlocks
    FROM orders o
    JOIN pin_credentials c ON c.mailbox_id = o.mailbox_id AND c.staged_reset_id = o.reset_id
    JOIN mailboxes m ON m.id = c.mailbox_id JOIN pin_policies p ON p.id = m.policy_id
    ORDER BY c.mailbox_id FOR NO KEY UPDATE OF c ${locked}
  )`;

/** Makes the staged PINs of `ended` valid, as `activated` (reset_id, mailbox_id). */
export const activatedPins = (ended: string) => `${intoHistory(ended)}, activated AS (
    UPDATE pin_credentials c SET ${activated}
    FROM ${ended} e WHERE c.mailbox_id = e.mailbox_id RETURNING e.reset_id, c.mailbox_id
  )`;

/** The columns of a LockedCredential, of the mailbox `m`, its policy `p` and its PINs `c`. */
export const credentialColumns = `${mailboxColumns}, c.sealed_hash AS "sealedHash", c.set_at AS "setAt", c.temporary,
  c.staged_hash AS "stagedHash", c.staged_reset_id AS "stagedResetId",
  c.failed_tries AS "failedAttempts", c.locked_at IS NOT NULL AS locked,
  ${pinExpired} AS expired,
  c.verified_at AS "verifiedAt", c.verified_by AS "verifiedBy"`;

/** What mailbox, policy and PINs held when they were read: each attempt changes it. */
const attemptVersion = 'hashtextextended(m::text || p::text || c::text, 0)';

/** All that an attempt depends on, without a lock, for the rows (turn, mailbox_id) of `orders`. */
export const readForAttempt = (orders: string) => `
  SELECT o.turn::int AS turn, ${credentialColumns}, ${attemptVersion}::text AS version
  FROM ${orders} JOIN mailboxes m ON m.id = o.mailbox_id JOIN pin_policies p ON p.id = m.policy_id
    JOIN pin_credentials c ON c.mailbox_id = m.id`;

/**
 * Counts the attempts of `orders` (turn, mailbox_id, version, failed_tries, wants_reset, verified_by) as
 * `counted` (turn). Mailboxes that have changed since they were read, or that another transaction has
 * locked, are left out; an attempt without a mailbox is only recorded.
 */
export const countedAttempts = `unchanged AS (
    SELECT o.* FROM orders o JOIN mailboxes m ON m.id = o.mailbox_id
    JOIN pin_policies p ON p.id = m.policy_id JOIN pin_credentials c ON c.mailbox_id = m.id
    WHERE ${attemptVersion} = o.version
    ORDER BY m.id FOR NO KEY UPDATE OF m, c SKIP LOCKED
  ), updated AS (
    UPDATE pin_credentials c SET failed_tries = u.failed_tries,
      reset_wanted_at = CASE WHEN u.wants_reset THEN clock_timestamp() ELSE reset_wanted_at END,
      verified_at = CASE WHEN u.verified_by IS NULL THEN verified_at ELSE clock_timestamp() END,
      verified_by = coalesce(u.verified_by, c.verified_by)
    FROM unchanged u WHERE c.mailbox_id = u.mailbox_id RETURNING u.turn
  ), counted AS (
    SELECT turn FROM updated UNION ALL SELECT turn FROM orders WHERE mailbox_id IS NULL
  )`;
