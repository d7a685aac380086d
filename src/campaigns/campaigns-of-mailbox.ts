import type { EntityManager } from 'typeorm';

/** What is stored of a mailbox's part in a campaign. */
export interface CampaignPart {
  /** The number of the campaign. */
  readonly campaignId: number;
  readonly startedAt: Date;
  /** When the campaign comes, or came, to it. */
  readonly dueAt: Date;
  /** Since when there is nothing more to do; null while it waits. */
  readonly doneAt: Date | null;
  readonly resetId: string | null;
  /** Whether it is a reset that the campaign has not made. */
  readonly joined: boolean;
  readonly refusal: string | null;
}

/** The campaigns that a mailbox was or is part of, the oldest first. */
export function campaignsOfMailbox(
  manager: EntityManager,
  mailboxId: string,
): Promise<CampaignPart[]> {
  return manager.query(
    `SELECT w.campaign_id AS "campaignId", c.started_at AS "startedAt", w.due_at AS "dueAt",
       w.done_at AS "doneAt", w.reset_id AS "resetId", w.joined, w.refusal
     FROM campaign_mailboxes w JOIN campaigns c ON c.id = w.campaign_id
     WHERE w.mailbox_id = $1 ORDER BY w.campaign_id`,
    [mailboxId],
  );
}
