import { Controller, Get, HttpCode, Post, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { KeyRotation } from '../../../key-rotation/key-rotation.service.js';
import type { RingStatus } from '../../../key-rotation/key-status.js';
import { JsonBody } from '../../json-api/request-body.js';
import { PathName } from '../../json-api/request-parameters.js';
import { CurrentAccess, type AdminAccess } from '../access/admin-access.js';
import { AdminGuard } from '../access/admin.guard.js';
import { timeText, timeTextOrNull } from '../contract.js';
import { Idempotency } from '../../../idempotency/idempotency.js';
import { IdempotencyKey } from '../idempotency-key.js';
import { LongWork } from '../long-work/long-work.js';
import { ProblemFilter } from '../problem.filter.js';
import { retirement, type keyRingSchema, type retiredKeySchema } from './keys.contract.js';

type RingAnswer = z.infer<typeof keyRingSchema>;

/** The sealing keys, for administrators of the whole service. */
@Controller('v1/admin/keys')
@UseGuards(AdminGuard)
@UseFilters(ProblemFilter)
export class KeysController {
  constructor(
    private readonly rotation: KeyRotation,
    private readonly idempotency: Idempotency,
    private readonly longWork: LongWork,
  ) {}

  @Get()
  async status(): Promise<RingAnswer> {
    return ringAnswer(await this.rotation.status());
  }

  /** It needs no Idempotency-Key: a repetition does what is left. */
  @Post('rotate')
  @HttpCode(200)
  rotate(@CurrentAccess() { by }: AdminAccess, @Res() reply: FastifyReply): Promise<void> {
    return this.longWork.answer('a key rotation', reply, (progress, signal) =>
      this.rotation.rotate(by, { progress, signal }),
    );
  }

  @Post(':id/retire')
  @HttpCode(200)
  retire(
    @CurrentAccess() { by }: AdminAccess,
    @IdempotencyKey() key: string | undefined,
    @PathName('id') id: string,
    @JsonBody(retirement) body: z.infer<typeof retirement>,
  ): Promise<z.infer<typeof retiredKeySchema>> {
    const request = ['keys', id, 'retire', body];
    return this.idempotency.once({ by, key, request }, async (attempt) => {
      const done = await attempt.doneBefore('key-retired');
      if (!done) await this.rotation.retire(id, attempt.by, body);
      return { retired: id };
    });
  }
}

function ringAnswer({ keys, instances, derived }: RingStatus): RingAnswer {
  return {
    keys: keys.map(({ id, state, uses, values, lastCurrentAt }) => {
      return { id, state, uses: [...uses], values, lastCurrentAt: timeTextOrNull(lastCurrentAt) };
    }),
    instances: instances.map(({ host, instance, seenAt, keys: ids, otherKeys }) => {
      const seen = timeText(seenAt);
      return { host, instance, seenAt: seen, keys: [...ids], otherKeys: [...otherKeys] };
    }),
    derived: derived.map(({ what, afterRetirement }) => ({ what, afterRetirement })),
  };
}
