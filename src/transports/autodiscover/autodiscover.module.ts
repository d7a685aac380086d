import { Module } from '@nestjs/common';
import { AuthenticationModule } from '../../authentication/authentication.module.js';
import { CONFIG, type Config } from '../../config/config.js';
import { VoiceMailModule } from '../../voice-mail/voice-mail.module.js';
import { AUTODISCOVER_OPTIONS } from './autodiscover-options.js';
import { AutodiscoverController } from './autodiscover.controller.js';

/** Where clients find the voice-mail web service; loaded only with AUTODISCOVER. */
@Module({
  imports: [AuthenticationModule, VoiceMailModule],
  providers: [
    { provide: AUTODISCOVER_OPTIONS, inject: [CONFIG], useFactory: ({ soap }: Config) => soap },
  ],
  controllers: [AutodiscoverController],
})
export class AutodiscoverModule {}
