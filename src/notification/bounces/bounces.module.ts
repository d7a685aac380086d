import { Module } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.js';
import { BOUNCE_ADDRESS, BounceTokens } from './bounce-tokens.js';

/** The addresses to which mail servers report about mails that they had accepted. */
@Module({
  providers: [
    {
      provide: BOUNCE_ADDRESS,
      inject: [CONFIG],
      useFactory: ({ bounceAddress }: Config) => bounceAddress,
    },
    BounceTokens,
  ],
  exports: [BounceTokens],
})
export class BouncesModule {}
