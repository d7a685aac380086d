import { Module } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { ConcurrencyLimiter } from './concurrency.js';

/** The slots that resets and tries of PINs share: each holds a database connection while it hashes. */
@Module({
  providers: [
    {
      provide: ConcurrencyLimiter,
      inject: [CONFIG],
      useFactory: ({ staging: { concurrency, maxWaiting } }: Config) =>
        new ConcurrencyLimiter(concurrency, maxWaiting),
    },
  ],
  exports: [ConcurrencyLimiter],
})
export class ConcurrencyModule {}
