import { Module } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { PIN_BLOCKLIST } from './blocklist.js';

/** The rules of PINs are pure functions; the site's blocklist is the only part that has to be provided. */
@Module({
  providers: [
    {
      provide: PIN_BLOCKLIST,
      inject: [CONFIG],
      useFactory: ({ pinBlocklist }: Config) => pinBlocklist,
    },
  ],
  exports: [PIN_BLOCKLIST],
})
export class PinPolicyModule {}
