import { Controller, Get, Req, UseFilters, UseGuards } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { ConcurrencyLimiter } from '../../../common/concurrency.js';
import { worstOf } from '../../../diagnosis/check.js';
import { Diagnosis } from '../../../diagnosis/diagnosis.js';
import { AdminGuard } from '../access/admin.guard.js';
import { ProblemFilter } from '../problem.filter.js';
import type { statusSchema } from './status.contract.js';

/** The longest that one examination may take, milliseconds. */
const limitMs = 10_000;

/** The diagnosis that the service makes of itself, for administrators. */
@Controller('v1/admin/status')
@UseGuards(AdminGuard)
@UseFilters(ProblemFilter)
export class StatusController {
  /** One at a time, as each opens connections to everything; a few may wait. */
  private readonly turns = new ConcurrencyLimiter(1, 4);

  constructor(private readonly diagnosis: Diagnosis) {}

  @Get()
  async show(@Req() request: FastifyRequest): Promise<z.infer<typeof statusSchema>> {
    const { ip: address, protocol: scheme, host, socket } = request;
    const seen = { address, socketAddress: socket.remoteAddress ?? '', scheme, host };
    const checks = await this.turns.run(() => this.diagnosis.run({ seen, limitMs }));
    return { state: worstOf(checks), checks };
  }
}
