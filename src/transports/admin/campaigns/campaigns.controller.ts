import { Controller, Get, Post, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { CampaignStatus } from '../../../campaigns/admin/campaign-figures.js';
import { campaignStartedBy } from '../../../campaigns/admin/campaign-records.js';
import type { CampaignReportRow } from '../../../campaigns/admin/campaign-report.js';
import {
  CampaignOrders,
  type CampaignPlan,
} from '../../../campaigns/admin/campaign-orders.service.js';
import { CampaignReports } from '../../../campaigns/admin/campaign-reports.service.js';
import { JsonBody } from '../../json-api/request-body.js';
import { QueryParameters } from '../../json-api/request-parameters.js';
import { CurrentAccess, type AdminAccess } from '../access/admin-access.js';
import { AdminGuard } from '../access/admin.guard.js';
import { pageAnswer, timeText, timeTextOrNull } from '../contract.js';
import { Idempotency } from '../../../idempotency/idempotency.js';
import { IdempotencyKey } from '../idempotency-key.js';
import { ProblemFilter } from '../problem.filter.js';
import { CampaignId } from './campaign-id.js';
import {
  campaignQuery,
  newCampaign,
  reportQuery,
  timesTheLimit,
  type campaignPage,
  type campaignSchema,
  type plannedCampaign,
  type reportPage,
  type reportRow,
  type startedCampaign,
} from './campaigns.contract.js';

type StartedCampaign = z.infer<typeof startedCampaign>;

/** Resets for many mailboxes, for administrators. */
@Controller('v1/admin/campaigns')
@UseGuards(AdminGuard)
@UseFilters(ProblemFilter)
export class CampaignsController {
  constructor(
    private readonly orders: CampaignOrders,
    private readonly reports: CampaignReports,
    private readonly idempotency: Idempotency,
  ) {}

  @Get()
  async list(
    @QueryParameters(campaignQuery) query: z.infer<typeof campaignQuery>,
  ): Promise<z.infer<typeof campaignPage>> {
    const { campaigns, next } = await this.reports.page(query);
    return pageAnswer(campaigns.map(campaignAnswer), next?.toString());
  }

  @Post()
  async start(
    @CurrentAccess() { by }: AdminAccess,
    @IdempotencyKey() key: string | undefined,
    @JsonBody(newCampaign, timesTheLimit) body: z.infer<typeof newCampaign>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StartedCampaign | z.infer<typeof plannedCampaign>> {
    const { dryRun, ...order } = body;
    if (dryRun) {
      reply.code(200);
      return { id: null, plan: planAnswer(await this.orders.plan(order)) };
    }
    const answer = await this.idempotency.once<StartedCampaign>(
      { by, key, request: ['campaigns', order] },
      async (attempt) => {
        const before = campaignStartedBy(await attempt.recorded('campaign-started'));
        if (before !== undefined) return { id: before, plan: null };
        const { id, plan } = await this.orders.start(order, attempt.by);
        return { id, plan: planAnswer(plan) };
      },
      // No removal would find the addresses in it.
      ({ id, plan }) => ({ id, plan: plan?.unknown.length === 0 ? plan : null }),
    );
    reply.header('location', `/v1/admin/campaigns/${answer.id}`);
    return answer;
  }

  @Get(':id')
  async show(@CampaignId() id: number): Promise<z.infer<typeof campaignSchema>> {
    return campaignAnswer(await this.reports.status(id));
  }

  @Get(':id/report')
  async report(
    @CampaignId() id: number,
    @QueryParameters(reportQuery) query: z.infer<typeof reportQuery>,
  ): Promise<z.infer<typeof reportPage>> {
    const { rows, next } = await this.reports.reportPage(id, query);
    return pageAnswer(rows.map(rowAnswer), next);
  }
}

function campaignAnswer(campaign: CampaignStatus): z.infer<typeof campaignSchema> {
  const { startedAt, endedAt } = campaign;
  return { ...campaign, startedAt: timeText(startedAt), endedAt: timeTextOrNull(endedAt) };
}

function planAnswer(plan: CampaignPlan): z.infer<typeof plannedCampaign>['plan'] {
  return { ...plan, unknown: [...plan.unknown] };
}

function rowAnswer(row: CampaignReportRow): z.infer<typeof reportRow> {
  return { ...row, at: timeTextOrNull(row.at) };
}
