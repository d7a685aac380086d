import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Metrics } from '../../metrics/metrics.js';
import { AuditExportGauge } from './audit-export-gauge.js';
import { AuditRootGauges } from './audit-root-gauges.js';
import { Gauges } from './gauges.js';

@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    private readonly gauges: Gauges,
    private readonly auditExport: AuditExportGauge,
    private readonly auditRoots: AuditRootGauges,
  ) {}

  /** All metrics, in the text format of Prometheus. */
  @Get()
  async scrape(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    await Promise.all([
      this.gauges.refresh(),
      this.auditExport.refresh(),
      this.auditRoots.refresh(),
    ]);
    reply.type(this.metrics.registry.contentType);
    return this.metrics.registry.metrics();
  }
}
