import { Module } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { Slots } from './slots.js';

/** The slots that resets and tries of PINs share: each holds a database connection while it hashes. */
@Module({
  providers: [
    {
      provide: Slots,
      inject: [CONFIG],
      useFactory: ({ staging: { concurrency, maxWaiting } }: Config) =>
        new Slots(concurrency, maxWaiting),
    },
  ],
  exports: [Slots],
})
export class SlotsModule {}
