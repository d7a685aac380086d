import { Module } from '@nestjs/common';
import { collectDefaultMetrics } from 'prom-client';
import { AuditProofModule } from '../../audit/audit-proof.module.js';
import { AuditExportModule } from '../../audit/export/audit-export.module.js';
import { CampaignsModule } from '../../campaigns/campaigns.module.js';
import { CONFIG, type Config } from '../../config/config.js';
import { NotificationModule } from '../../notification/notification.module.js';
import { PinResetModule } from '../../pin-reset/pin-reset.module.js';
import { MetricsController } from './metrics.controller.js';
import { Metrics } from '../../metrics/metrics.js';
import { AuditExportGauge } from './audit-export-gauge.js';
import { AuditRootGauges } from './audit-root-gauges.js';
import { GAUGE_LIMITS, Gauges, type GaugeLimits } from './gauges.js';

/** GET /metrics; loaded only if METRICS is on. */
@Module({
  imports: [
    AuditExportModule,
    AuditProofModule,
    CampaignsModule,
    NotificationModule,
    PinResetModule,
  ],
  providers: [
    {
      provide: GAUGE_LIMITS,
      inject: [CONFIG],
      useFactory: ({ argon2, staging, database }: Config): GaugeLimits => ({
        hashQueue: argon2.maxWaiting,
        stagingQueue: staging.maxWaiting,
        connections: database.poolSize,
      }),
    },
    AuditExportGauge,
    AuditRootGauges,
    Gauges,
  ],
  controllers: [MetricsController],
})
export class MetricsEndpointModule {
  constructor({ registry }: Metrics) {
    // Process, memory, event loop and garbage collection, under prom-client's names.
    collectDefaultMetrics({ register: registry });
  }
}
