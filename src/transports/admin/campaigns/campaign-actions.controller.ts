import { Controller, HttpCode, Post, UseFilters, UseGuards } from '@nestjs/common';
import type { z } from 'zod';
import type { AuditedEvent } from '../../../audit/audit-event.entity.js';
import { CampaignOrders } from '../../../campaigns/admin/campaign-orders.service.js';
import type { Actor } from '../../../common/actor.js';
import { CurrentAccess, type AdminAccess } from '../access/admin-access.js';
import { AdminGuard } from '../access/admin.guard.js';
import { Idempotency } from '../../../idempotency/idempotency.js';
import { IdempotencyKey } from '../idempotency-key.js';
import { ProblemFilter } from '../problem.filter.js';
import { CampaignId } from './campaign-id.js';
import type { changedCampaign } from './campaigns.contract.js';

type ChangedCampaign = z.infer<typeof changedCampaign>;

/** What administrators do to a campaign. Each may be repeated under its key. */
@Controller('v1/admin/campaigns/:id')
@UseGuards(AdminGuard)
@UseFilters(ProblemFilter)
export class CampaignActionsController {
  constructor(
    private readonly orders: CampaignOrders,
    private readonly idempotency: Idempotency,
  ) {}

  @Post('pause')
  @HttpCode(200)
  pause(
    @CurrentAccess() access: AdminAccess,
    @IdempotencyKey() key: string | undefined,
    @CampaignId() id: number,
  ): Promise<ChangedCampaign> {
    return this.once('campaign-paused', access, key, id, (by) => this.orders.pause(id, by));
  }

  @Post('resume')
  @HttpCode(200)
  resume(
    @CurrentAccess() access: AdminAccess,
    @IdempotencyKey() key: string | undefined,
    @CampaignId() id: number,
  ): Promise<ChangedCampaign> {
    return this.once('campaign-resumed', access, key, id, (by) => this.orders.resume(id, by));
  }

  @Post('cancel')
  @HttpCode(200)
  cancel(
    @CurrentAccess() access: AdminAccess,
    @IdempotencyKey() key: string | undefined,
    @CampaignId() id: number,
  ): Promise<ChangedCampaign> {
    return this.once('campaign-cancelled', access, key, id, (by) => this.orders.cancel(id, by));
  }

  /**
   * @param event on record if an earlier attempt has had its effect
   * @param work whether it has changed anything
   */
  private once(
    event: AuditedEvent,
    { by }: AdminAccess,
    key: string | undefined,
    id: number,
    work: (by: Actor) => Promise<boolean>,
  ): Promise<ChangedCampaign> {
    const request = ['campaigns', id, event];
    return this.idempotency.once({ by, key, request }, async (attempt) => {
      return { id, changed: (await attempt.doneBefore(event)) || (await work(attempt.by)) };
    });
  }
}
