import { Inject, Module } from '@nestjs/common';
import { collectDefaultMetrics } from 'prom-client';
import { CONFIG, type Config } from '../../config/config.js';
import { Argon2id } from '../../crypto/argon2id.js';
import { Database } from '../../database/database.js';
import { NotificationModule } from '../../notification/notification.module.js';
import { Outbox } from '../../notification/outbox/outbox.js';
import { ResetPinService } from '../../pin-reset/reset-pin.service.js';
import { PinResetModule } from '../../pin-reset/pin-reset.module.js';
import { MetricsController } from './metrics.controller.js';
import { Metrics } from '../../metrics/metrics.js';
import { States } from '../../metrics/gauges.js';

/** GET /metrics; there only where METRICS is on. */
@Module({
  imports: [NotificationModule, PinResetModule],
  providers: [
    {
      provide: States,
      inject: [CONFIG, Metrics, Outbox, Database, Argon2id, ResetPinService],
      useFactory: (
        { argon2, staging, database: { poolSize } }: Config,
        { registry }: Metrics,
        outbox: Outbox,
        database: Database,
        argon2id: Argon2id,
        resets: ResetPinService,
      ) => {
        const limits = {
          hashQueue: argon2.maxWaiting,
          stagingQueue: staging.maxWaiting,
          connections: poolSize,
        };
        return new States(registry, outbox, database, argon2id, resets, limits);
      },
    },
  ],
  controllers: [MetricsController],
})
export class ScrapeModule {
  constructor(@Inject(Metrics) { registry }: Metrics) {
    // Process, memory, event loop and garbage collection, under prom-client's names.
    collectDefaultMetrics({ register: registry });
  }
}
