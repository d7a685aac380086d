import type { EntityManager } from 'typeorm';
import { ProvisioningError } from '../../accounts/provisioning-error.js';
import type { Tx } from '../../database/transaction.js';
import { campaignName } from '../campaign-outcome.js';
import { stateLock } from '../campaigns.repository.js';

export type CampaignState = 'running' | 'paused' | 'done' | 'cancelled';

/** A campaign as it is stored. */
export interface CampaignRow {
  readonly id: number;
  /** `done`: every reset is staged; mails may still wait for the mail server. */
  readonly state: CampaignState;
  /** What was chosen, in words. */
  readonly selection: string;
  /** Whether others may know the PINs that it replaces. */
  readonly compromised: boolean;
  readonly perMinute: number;
  readonly startedBy: string;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
}

export type NewCampaign = Pick<
  CampaignRow,
  'selection' | 'compromised' | 'perMinute' | 'startedBy'
>;

/** SQL: the columns of a CampaignRow. */
export const campaignColumns = `id, state, selection, compromised, per_minute AS "perMinute",
  started_by AS "startedBy", started_at AS "startedAt", ended_at AS "endedAt"`;

/** SQL: the resets of the mailboxes of a campaign, its own and those that they have joined. */
export const resetsOf = (campaignId: string) =>
  `SELECT reset_id FROM campaign_mailboxes WHERE campaign_id = ${campaignId} AND reset_id IS NOT NULL`;

/** Without counting its mailboxes. Undefined if there is no such campaign. */
export async function readState(
  manager: EntityManager,
  id: number,
): Promise<CampaignState | undefined> {
  const sql = 'SELECT state FROM campaigns WHERE id = $1';
  const [row] = await manager.query<{ state: CampaignState }[]>(sql, [id]);
  return row?.state;
}

/** Lets starts take turns, so that no two campaigns begin with the same mailbox. */
export async function lockStarts(tx: Tx): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('start of a campaign', 0))`);
}

/** The campaigns in which some of these mailboxes wait, and how many do. */
export function waitingElsewhere(
  tx: Tx,
  mailboxIds: readonly string[],
): Promise<{ id: number; mailboxes: number }[]> {
  return tx.query<{ id: number; mailboxes: number }[]>(
    `SELECT c.id, count(*)::int AS mailboxes
     FROM campaigns c JOIN campaign_mailboxes w ON w.campaign_id = c.id
     WHERE c.state IN ('running', 'paused') AND w.done_at IS NULL AND w.mailbox_id = ANY($1)
     GROUP BY c.id ORDER BY c.id`,
    [mailboxIds],
  );
}

export async function addCampaign(
  tx: Tx,
  { selection, compromised, perMinute, startedBy }: NewCampaign,
  mailboxIds: readonly string[],
): Promise<CampaignRow> {
  const [row] = await tx.query<[CampaignRow]>(
    `INSERT INTO campaigns (selection, compromised, per_minute, started_by)
     VALUES ($1, $2, $3, $4) RETURNING ${campaignColumns}`,
    [selection, compromised, perMinute, startedBy],
  );
  await tx.query(
    `INSERT INTO campaign_mailboxes (campaign_id, mailbox_id) SELECT $1, unnest($2::uuid[])`,
    [row.id, mailboxIds],
  );
  return row;
}

/** Locks a campaign's state: no reset of it is being staged, and none is until this transaction ends. */
export async function lockState(tx: Tx, id: number): Promise<CampaignState | undefined> {
  await tx.query(`SELECT pg_advisory_xact_lock(${stateLock})`, [id]);
  const [row] = await tx.query<{ state: CampaignState }[]>(
    'SELECT state FROM campaigns WHERE id = $1 FOR NO KEY UPDATE',
    [id],
  );
  return row?.state;
}

export async function setState(tx: Tx, id: number, state: CampaignState): Promise<void> {
  await tx.query(
    `UPDATE campaigns SET state = $2,
       ended_at = CASE WHEN $2 = 'cancelled' THEN clock_timestamp() END
     WHERE id = $1`,
    [id, state],
  );
}

/** @param id the newest campaign unless given */
export function noSuchCampaign(id?: number): ProvisioningError {
  const problem = id === undefined ? 'there is no campaign' : `there is no ${campaignName(id)}`;
  return new ProvisioningError([problem], { because: 'missing' });
}
