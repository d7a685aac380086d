import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/audit-log.js';
import { Database } from '../../database/database.js';
import { explained } from '../campaign-outcome.js';
import { readCampaigns, type CampaignStatus } from './campaign-figures.js';
import {
  placeOf,
  readReportMailboxes,
  type CampaignReportRow,
  type ReportMailbox,
  type ReportQuery,
} from './campaign-report.js';
import { noSuchCampaign, readState } from './campaign-rows.js';

/** A page of campaigns, the newest first. */
export interface CampaignPage {
  readonly campaigns: readonly CampaignStatus[];
  /** For `after` of the page that follows; absent if this is the last one. */
  readonly next?: number;
}

export interface CampaignReport extends CampaignStatus {
  readonly rows: readonly CampaignReportRow[];
}

export interface CampaignReportPage {
  readonly rows: readonly CampaignReportRow[];
  /** For `after` of the page that follows; absent if this is the last one. */
  readonly next?: string;
}

/** How far campaigns are, and whom they have not reached. */
@Injectable()
export class CampaignReports {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
  ) {}

  /** All campaigns, the newest first. */
  list(): Promise<CampaignStatus[]> {
    return this.database.statement((manager) => readCampaigns(manager, {}));
  }

  /** @throws DomainError DatabaseUnavailable */
  async page({
    limit,
    after,
  }: {
    limit: number;
    after?: number | undefined;
  }): Promise<CampaignPage> {
    // One more than is wanted tells whether there is another page.
    const found = await this.database.statement((manager) =>
      readCampaigns(manager, { after, limit: limit + 1 }),
    );
    const campaigns = found.slice(0, limit);
    const last = campaigns.at(-1);
    return found.length > limit && last ? { campaigns, next: last.id } : { campaigns };
  }

  /**
   * @param id the newest campaign unless given
   * @throws ProvisioningError if there is none
   */
  async status(id?: number): Promise<CampaignStatus> {
    const [campaign] = await this.database.statement((manager) =>
      readCampaigns(manager, { id, limit: 1 }),
    );
    if (!campaign) throw noSuchCampaign(id);
    return campaign;
  }

  /**
   * The mailboxes that a campaign has not reached, and why, by address; those that were removed are the last.
   *
   * @param id the newest campaign unless given
   * @throws ProvisioningError if there is none
   */
  async report(id?: number, query: Pick<ReportQuery, 'everyone'> = {}): Promise<CampaignReport> {
    const campaign = await this.status(id);
    return { ...campaign, rows: await this.rows(await this.mailboxes(campaign.id, query)) };
  }

  /**
   * The same page by page.
   *
   * @throws ProvisioningError if there is no such campaign
   */
  async reportPage(
    id: number,
    { limit, ...query }: ReportQuery & { readonly limit: number },
  ): Promise<CampaignReportPage> {
    const state = await this.database.statement((manager) => readState(manager, id));
    if (!state) throw noSuchCampaign(id);
    // One more than is wanted tells whether there is another page.
    const found = await this.mailboxes(id, { ...query, limit: limit + 1 });
    const page = found.slice(0, limit);
    const rows = await this.rows(page);
    const last = page.at(-1);
    return found.length > limit && last ? { rows, next: placeOf(last) } : { rows };
  }

  private mailboxes(id: number, query: ReportQuery): Promise<ReportMailbox[]> {
    return this.database.statement((manager) => readReportMailboxes(manager, id, query));
  }

  private async rows(mailboxes: readonly ReportMailbox[]): Promise<CampaignReportRow[]> {
    const resets = mailboxes.flatMap(({ resetId }) => (resetId === null ? [] : [resetId]));
    const records = await this.audit.ofResets(resets);
    return mailboxes.map((mailbox) => {
      const { mailboxId, address, resetId } = mailbox;
      const record = records.get(resetId ?? '') ?? [];
      return { mailboxId, address, ...explained(mailbox, record, address !== null) };
    });
  }
}
