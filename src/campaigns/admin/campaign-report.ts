import type { EntityManager } from 'typeorm';
import { eventsOfResets } from '../../audit/reset-events.sql.js';
import { addressOfMailbox } from '../../credentials/mailbox-address.sql.js';
import {
  campaignOutcomes,
  hasReached,
  type CampaignMailbox,
  type MailboxOutcome,
} from '../campaign-outcome.js';
import { outcomeSql } from '../campaign-outcome.sql.js';
import { doneResets } from './campaign-rows.js';

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

export type ReportMailbox = CampaignMailbox & Pick<CampaignReportRow, 'address'>;

/** The mailboxes of a campaign by address, and then those that were removed, by id. */
export function readReportMailboxes(
  manager: EntityManager,
  campaignId: number,
  { everyone = false, after, limit }: ReportQuery,
): Promise<ReportMailbox[]> {
  const wanted = campaignOutcomes.filter((outcome) => everyone || !hasReached(outcome));
  const removed = after !== undefined && uuid.test(after);
  return manager.query<ReportMailbox[]>(
    `SELECT mailbox_id AS "mailboxId", address, done_at AS "doneAt", reset_id AS "resetId", joined,
       refusal
     FROM (
       SELECT w.*, ${addressOfMailbox('w.mailbox_id')} AS address, ${outcomeSql} AS outcome
       FROM campaigns c JOIN campaign_mailboxes w ON w.campaign_id = c.id
         LEFT JOIN ${eventsOfResets(doneResets('$1'))} r ON r.reset_id = w.reset_id
       WHERE c.id = $1) each
     WHERE outcome = ANY ($2)
       AND ($3::text IS NULL OR address IS NULL OR (lower(address), address) > (lower($3), $3))
       AND ($4::uuid IS NULL OR (address IS NULL AND mailbox_id > $4))
     ORDER BY address IS NULL, lower(address), address, mailbox_id LIMIT $5`,
    [campaignId, wanted, removed ? undefined : after, removed ? after : undefined, limit],
  );
}

/** The end of a page, for `after`. */
export function placeOf({ address, mailboxId }: ReportMailbox): string {
  return address ?? mailboxId;
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
