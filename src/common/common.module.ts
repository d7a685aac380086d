import { Module } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { ordersAtMost } from '../database/batcher.js';
import { AdmissionLimiter, ConnectionLimiter } from './concurrency.js';
import { PeriodicJobs, UNATTENDED_MAILS_PER_MINUTE } from './periodic-jobs.js';

/** Shared by the use cases: the runner of their background jobs, and the limiters of resets and attempts. */
@Module({
  providers: [
    PeriodicJobs,
    {
      provide: UNATTENDED_MAILS_PER_MINUTE,
      inject: [CONFIG],
      useFactory: ({ firstPinsPerMinute }: Config) => firstPinsPerMinute,
    },
    {
      provide: AdmissionLimiter,
      inject: [CONFIG],
      useFactory: ({ staging: { maxWaiting } }: Config) =>
        new AdmissionLimiter(ordersAtMost, maxWaiting),
    },
    {
      provide: ConnectionLimiter,
      inject: [CONFIG],
      useFactory: ({ staging: { concurrency, maxWaiting } }: Config) =>
        new ConnectionLimiter(concurrency, maxWaiting),
    },
  ],
  exports: [PeriodicJobs, UNATTENDED_MAILS_PER_MINUTE, AdmissionLimiter, ConnectionLimiter],
})
export class CommonModule {}
