import { Module } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.js';
import { BOUNCE_ADDRESS, BounceTokens } from './bounce-tokens.js';
import { DeliveryReports } from './delivery-reports.js';

/** What mail servers report about mails that they had accepted; whoever decides about a mail registers here. */
@Module({
  providers: [
    {
      provide: BOUNCE_ADDRESS,
      inject: [CONFIG],
      useFactory: ({ bounceAddress }: Config) => bounceAddress,
    },
    BounceTokens,
    DeliveryReports,
  ],
  exports: [BOUNCE_ADDRESS, BounceTokens, DeliveryReports],
})
export class BouncesModule {}
