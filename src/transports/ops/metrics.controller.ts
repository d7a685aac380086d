import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Metrics } from '../../metrics/metrics.js';
import { States } from '../../metrics/gauges.js';

@Controller('metrics')
export class MetricsController {
  constructor(
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(States) private readonly states: States,
  ) {}

  /** Everything there is to see, in the text format of Prometheus. */
  @Get()
  async scrape(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    await this.states.refresh();
    reply.type(this.metrics.registry.contentType);
    return this.metrics.registry.metrics();
  }
}
