import type { CampaignState } from '../../src/campaigns/admin/campaign-rows.js';
import type { TestDatabase } from './database.js';

/** A mailbox of a campaign as it is stored. */
interface StoredMailbox {
  readonly mailboxId: string;
  readonly done?: boolean;
  readonly resetId?: string | null;
  readonly joined?: boolean;
  readonly refusal?: string | null;
}

interface StoredCampaign {
  readonly state: CampaignState;
  readonly mailboxes: readonly StoredMailbox[];
}

/**
 * Stores a campaign whose next turn is tomorrow: the running service does not touch it.
 *
 * @returns its id
 */
export async function storeCampaign(
  { dataSource }: Pick<TestDatabase, 'dataSource'>,
  { state, mailboxes }: StoredCampaign,
): Promise<number> {
  const ended = state === 'done' || state === 'cancelled';
  const [row] = await dataSource.query<{ id: number }[]>(
    `INSERT INTO campaigns (state, selection, compromised, per_minute, started_by, next_at, ended_at)
     VALUES ($1, 'made up', false, 1, 'a test', now() + interval '1 day', $2) RETURNING id`,
    [state, ended ? new Date() : null],
  );
  const id = row?.id ?? 0;
  await dataSource.query(
    `INSERT INTO campaign_mailboxes (campaign_id, mailbox_id, done_at, reset_id, joined, refusal)
     SELECT $1, "mailboxId", CASE WHEN done THEN now() END, "resetId", coalesce(joined, false), refusal
     FROM jsonb_to_recordset($2) AS m
       ("mailboxId" uuid, done boolean, "resetId" uuid, joined boolean, refusal text)`,
    [id, JSON.stringify(mailboxes)],
  );
  return id;
}
