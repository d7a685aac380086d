import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { AuthenticationModule } from '../authentication/authentication.module.js';
import { CONFIG, type Config } from '../config/config.js';
import { CredentialsModule } from '../credentials/credentials.module.js';
import { OwnersService } from './owners.service.js';
import { PhoneVoiceMailService } from './phone-voice-mail.service.js';
import { ACCESS_NUMBER, VoiceMailService } from './voice-mail.service.js';

/** What owners set for their voice mail, beside the PIN. */
@Module({
  imports: [AuditModule, AuthenticationModule, CredentialsModule],
  providers: [
    VoiceMailService,
    PhoneVoiceMailService,
    OwnersService,
    {
      provide: ACCESS_NUMBER,
      inject: [CONFIG],
      useFactory: ({ mailSettings }: Config) => mailSettings.accessNumber,
    },
  ],
  exports: [OwnersService, PhoneVoiceMailService, VoiceMailService],
})
export class VoiceMailModule {}
