import type { z } from 'zod';
import type { CampaignStatus } from '../../../campaigns/admin/campaign-figures.js';
import type { CampaignReportRow, ReportQuery } from '../../../campaigns/admin/campaign-report.js';
import type { CampaignOrder } from '../../../campaigns/admin/campaign-order.js';
import type {
  CampaignOrders,
  CampaignPlan,
} from '../../../campaigns/admin/campaign-orders.service.js';
import type {
  CampaignReport,
  CampaignReports,
} from '../../../campaigns/admin/campaign-reports.service.js';
import { noSuchCampaign } from '../../../campaigns/admin/campaign-rows.js';
import {
  campaignPage,
  campaignSchema,
  changedCampaign,
  plannedCampaign,
  reportPage,
  startedCampaign,
} from '../../../transports/admin/campaigns/campaigns.contract.js';
import { UnavailableError } from '../../shared/errors.js';
import type { AdminApi } from './admin-api.js';
import { dateOf, dateOrNull } from './dates.js';

/** Campaigns of a service elsewhere. Who starts them, its key says. */
export class RemoteCampaigns
  implements
    Pick<CampaignOrders, 'plan' | 'start' | 'pause' | 'resume' | 'cancel'>,
    Pick<CampaignReports, 'list' | 'status' | 'report'>
{
  constructor(private readonly api: AdminApi) {}

  async plan(order: CampaignOrder): Promise<CampaignPlan> {
    const body = { ...order, dryRun: true };
    return (await this.api.act({ path: ['campaigns'], body }, plannedCampaign)).plan;
  }

  async start(order: CampaignOrder): Promise<{ id: number; plan: CampaignPlan }> {
    const { id, plan } = await this.api.act({ path: ['campaigns'], body: order }, startedCampaign);
    if (!plan) {
      throw new UnavailableError(
        `Campaign ${id} was started, and the answer with its plan was lost: umpin campaign status ${id} shows it.`,
      );
    }
    return { id, plan };
  }

  async list(): Promise<CampaignStatus[]> {
    const campaigns: CampaignStatus[] = [];
    for await (const each of this.api.all(['campaigns'], campaignPage)) {
      campaigns.push(statusOf(each));
    }
    return campaigns;
  }

  async status(id?: number): Promise<CampaignStatus> {
    if (id === undefined) return this.newest();
    return statusOf(await this.api.ask({ path: ['campaigns', String(id)] }, campaignSchema));
  }

  async report(
    id?: number,
    { everyone = false }: Pick<ReportQuery, 'everyone'> = {},
  ): Promise<CampaignReport> {
    const status = await this.status(id);
    const rows: CampaignReportRow[] = [];
    const path = ['campaigns', String(status.id), 'report'];
    const query = { everyone: String(everyone) };
    for await (const { at, ...row } of this.api.all(path, reportPage, query)) {
      rows.push({ ...row, at: dateOrNull(at) });
    }
    return { ...status, rows };
  }

  pause(id: number): Promise<boolean> {
    return this.act(id, 'pause');
  }

  resume(id: number): Promise<boolean> {
    return this.act(id, 'resume');
  }

  cancel(id: number): Promise<boolean> {
    return this.act(id, 'cancel');
  }

  private async newest(): Promise<CampaignStatus> {
    const request = { path: ['campaigns'], query: { limit: 1 } };
    const [campaign] = (await this.api.ask(request, campaignPage)).items;
    if (!campaign) throw noSuchCampaign();
    return statusOf(campaign);
  }

  private async act(id: number, action: string): Promise<boolean> {
    const request = { path: ['campaigns', String(id), action] };
    return (await this.api.act(request, changedCampaign)).changed;
  }
}

function statusOf({ startedAt, endedAt, ...campaign }: z.infer<typeof campaignSchema>) {
  return { ...campaign, startedAt: dateOf(startedAt), endedAt: dateOrNull(endedAt) };
}
