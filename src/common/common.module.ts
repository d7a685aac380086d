import { Module } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { ConcurrencyLimiter } from './concurrency.js';
import { PeriodicJobs } from './periodic-jobs.js';

/**
 * Shared by the use cases: the runner of their background jobs, and the limiter for resets and attempts,
 * each of which holds a database connection while it hashes.
 */
@Module({
  providers: [
    PeriodicJobs,
    {
      provide: ConcurrencyLimiter,
      inject: [CONFIG],
      useFactory: ({ staging: { concurrency, maxWaiting } }: Config) =>
        new ConcurrencyLimiter(concurrency, maxWaiting),
    },
  ],
  exports: [PeriodicJobs, ConcurrencyLimiter],
})
export class CommonModule {}
