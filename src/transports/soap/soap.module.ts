import { Module } from '@nestjs/common';
import { AuthenticationModule } from '../../authentication/authentication.module.js';
import { CallsModule } from '../../calls/calls.module.js';
import { CONFIG, type Config } from '../../config/config.js';
import { PinResetModule } from '../../pin-reset/pin-reset.module.js';
import { VoiceMailModule } from '../../voice-mail/voice-mail.module.js';
import { Operations } from './operations.js';
import { SOAP_OPTIONS, UmController } from './um.controller.js';

@Module({
  imports: [AuthenticationModule, CallsModule, PinResetModule, VoiceMailModule],
  providers: [
    Operations,
    { provide: SOAP_OPTIONS, inject: [CONFIG], useFactory: ({ soap }: Config) => soap },
  ],
  controllers: [UmController],
})
export class SoapModule {}
