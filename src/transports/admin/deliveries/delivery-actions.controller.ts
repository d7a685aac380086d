import { Controller, HttpCode, Post, UseFilters, UseGuards } from '@nestjs/common';
import type { z } from 'zod';
import { MailQueueService } from '../../../notification/admin/mail-queue.service.js';
import { PathName } from '../../json-api/request-parameters.js';
import { CurrentAccess, type AdminAccess } from '../access/admin-access.js';
import { AdminGuard } from '../access/admin.guard.js';
import type { Attempt } from '../../../idempotency/attempt.js';
import { Idempotency } from '../../../idempotency/idempotency.js';
import { IdempotencyKey } from '../idempotency-key.js';
import { ProblemFilter } from '../problem.filter.js';
import type { deliveryActionAnswer, retriedDeliveries } from './deliveries.contract.js';

type ActionAnswer = z.infer<typeof deliveryActionAnswer>;

/** What administrators do to the mails that wait. Each may be repeated under its key. */
@Controller('v1/admin/deliveries')
@UseGuards(AdminGuard)
@UseFilters(ProblemFilter)
export class DeliveryActionsController {
  constructor(
    private readonly mails: MailQueueService,
    private readonly idempotency: Idempotency,
  ) {}

  @Post('retry')
  @HttpCode(200)
  retryAll(
    @CurrentAccess() { by }: AdminAccess,
    @IdempotencyKey() key: string | undefined,
  ): Promise<z.infer<typeof retriedDeliveries>> {
    const request = ['deliveries', 'retry'];
    return this.idempotency.once({ by, key, request }, async (attempt) => {
      const { length: done } = await attempt.recorded('mail-retried');
      return { retried: done > 0 ? done : await this.mails.retryAll(attempt.by) };
    });
  }

  @Post(':id/retry')
  @HttpCode(200)
  retry(
    @CurrentAccess() access: AdminAccess,
    @IdempotencyKey() key: string | undefined,
    @PathName('id') id: string,
  ): Promise<ActionAnswer> {
    return this.once('retry', access, key, id, async (attempt) => {
      // A mail that was retried may have left by now.
      if (await attempt.doneBefore('mail-retried')) return true;
      return this.mails.retry(id, attempt.by, access.scope);
    });
  }

  @Post(':id/drop')
  @HttpCode(200)
  drop(
    @CurrentAccess() access: AdminAccess,
    @IdempotencyKey() key: string | undefined,
    @PathName('id') id: string,
  ): Promise<ActionAnswer> {
    return this.once('drop', access, key, id, async (attempt) => {
      const dropped = await attempt.doneBefore('reset-cancelled', 'notice-dropped');
      if (!dropped) await this.mails.drop(id, attempt.by, access.scope);
      return true;
    });
  }

  /** @param work whether it has changed anything */
  private once(
    action: string,
    { by }: AdminAccess,
    key: string | undefined,
    id: string,
    work: (attempt: Attempt) => Promise<boolean>,
  ): Promise<ActionAnswer> {
    const request = ['deliveries', id, action];
    return this.idempotency.once({ by, key, request }, async (attempt) => {
      return { id, changed: await work(attempt) };
    });
  }
}
