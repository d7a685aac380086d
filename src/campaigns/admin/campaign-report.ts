import type { EntityManager } from 'typeorm';
import { eventsOfResets } from '../../audit/reset-events.sql.js';
import { addressOfMailbox } from '../../credentials/mailbox-address.sql.js';
import {
  campaignOutcomes,
  hasReached,
  type JudgedMailbox,
  type MailboxOutcome,
} from '../campaign-outcome.js';
import { outcomeSql } from '../campaign-outcome.sql.js';
import { resetsOf } from './campaign-rows.js';

/** What has become of one mailbox of a campaign. */
export interface CampaignReportRow extends MailboxOutcome {
  readonly mailboxId: string;
  /** Null if there is no such mailbox any more. */
  readonly address: string | null;
}

/** Which mailboxes of a campaign are wanted. */
export interface ReportQuery {
  /** Also those that were reached. */
  readonly everyone?: boolean | undefined;
  /** Those after the one with this address or, as it was removed, this id. */
  readonly after?: string | undefined;
  /** How many at most; all unless given. */
  readonly limit?: number | undefined;
}

export type ReportMailbox = JudgedMailbox & Pick<CampaignReportRow, 'address'>;

/** The mailboxes of a campaign by address, and then those that were removed, by id. */
export function readReportMailboxes(
  manager: EntityManager,
  campaignId: number,
  { everyone = false, after, limit }: ReportQuery,
): Promise<ReportMailbox[]> {
  const removed = after !== undefined && uuid.test(after);
  const values: unknown[] = [campaignId, removed ? undefined : after, removed ? after : undefined];
  // The outcomes of all of them are looked at only to find some: a page of everyone needs none.
  const [events, condition] = everyone
    ? ['', '']
    : [eventsJoin(resetsOf('$1')), notReached(values)];
  return manager.query<ReportMailbox[]>(
    `WITH page AS (
       SELECT w.mailbox_id, address, w.done_at, w.reset_id, w.joined, w.refusal
       FROM campaigns c JOIN campaign_mailboxes w ON w.campaign_id = c.id
         CROSS JOIN LATERAL (SELECT ${addressOfMailbox('w.mailbox_id')} AS address) a ${events}
       WHERE c.id = $1 ${condition}
         AND ($2::text IS NULL OR address IS NULL OR (lower(address), address) > (lower($2), $2))
         AND ($3::uuid IS NULL OR (address IS NULL AND w.mailbox_id > $3))
       ORDER BY ${inOrder} LIMIT $${values.push(limit)})
     SELECT w.mailbox_id AS "mailboxId", address, w.done_at AS "doneAt", w.reset_id AS "resetId",
       w.joined, w.refusal, ${outcomeSql} AS outcome
     FROM page w JOIN campaigns c ON c.id = $1 ${eventsJoin(resetsOfPage)} ORDER BY ${inOrder}`,
    values,
  );
}

const inOrder = 'address IS NULL, lower(address), address, w.mailbox_id';

const resetsOfPage = 'SELECT reset_id FROM page WHERE reset_id IS NOT NULL';

const eventsJoin = (resets: string) =>
  `LEFT JOIN ${eventsOfResets(resets)} r ON r.reset_id = w.reset_id`;

function notReached(values: unknown[]): string {
  const outcomes = campaignOutcomes.filter((outcome) => !hasReached(outcome));
  return `AND ${outcomeSql} = ANY ($${values.push(outcomes)})`;
}

/** The end of a page, for `after`. */
export function placeOf({ address, mailboxId }: ReportMailbox): string {
  return address ?? mailboxId;
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
