import type { EntityManager } from 'typeorm';
import { eventsOfResets } from '../../audit/reset-events.sql.js';
import { campaignOutcomes, type CampaignOutcome } from '../campaign-outcome.js';
import { outcomeSql } from '../campaign-outcome.sql.js';
import { campaignColumns, resetsOf, type CampaignRow } from './campaign-rows.js';

/** A campaign and how far it is. */
export interface CampaignStatus extends CampaignRow {
  readonly mailboxes: number;
  readonly outcomes: Readonly<Record<CampaignOutcome, number>>;
}

/** Which campaigns are wanted; all unless given. */
export interface CampaignFilter {
  readonly id?: number | undefined;
  /** Those before the one with this id. */
  readonly after?: number | undefined;
  /** How many at most. */
  readonly limit?: number | undefined;
}

type Figures = Partial<Record<CampaignOutcome, number>>;

/**
 * Campaigns, the newest first, with the number of mailboxes of each outcome. The database counts, because
 * `campaign status --watch` asks every second.
 */
export async function readCampaigns(
  manager: EntityManager,
  { id, after, limit }: CampaignFilter,
): Promise<CampaignStatus[]> {
  const rows = await manager.query<(CampaignRow & { figures: Figures | null })[]>(
    `WITH c AS MATERIALIZED (
       SELECT ${campaignColumns} FROM campaigns
       WHERE ($1::int IS NULL OR id = $1) AND ($2::int IS NULL OR id < $2)
       ORDER BY id DESC LIMIT $3)
     SELECT c.*, (
       SELECT jsonb_object_agg(outcome, mailboxes) FROM (
         SELECT ${outcomeSql} AS outcome, count(*) AS mailboxes
         FROM campaign_mailboxes w
           LEFT JOIN ${eventsOfResets(resetsOf('c.id'))} r ON r.reset_id = w.reset_id
         WHERE w.campaign_id = c.id GROUP BY outcome) counted) AS figures
     FROM c ORDER BY id DESC`,
    [id, after, limit],
  );
  return rows.map(({ figures, ...campaign }) => ({ ...campaign, ...countsOf(figures ?? {}) }));
}

function countsOf(figures: Figures): Pick<CampaignStatus, 'mailboxes' | 'outcomes'> {
  const counts = campaignOutcomes.map((outcome) => [outcome, figures[outcome] ?? 0] as const);
  return {
    mailboxes: counts.reduce((sum, [, mailboxes]) => sum + mailboxes, 0),
    outcomes: Object.fromEntries(counts) as Record<CampaignOutcome, number>,
  };
}
