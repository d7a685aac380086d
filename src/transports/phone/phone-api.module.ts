import { Module } from '@nestjs/common';
import { AuthenticationModule } from '../../authentication/authentication.module.js';
import { PinCheckModule } from '../../pin-check/pin-check.module.js';
import { VoiceMailModule } from '../../voice-mail/voice-mail.module.js';
import { FreeswitchController } from './freeswitch/freeswitch.controller.js';
import { JsonController } from './json/json.controller.js';
import { VoiceMailController } from './json/voice-mail.controller.js';
import { OpenapiController } from './openapi.controller.js';
import { PbxController } from './pbx/pbx.controller.js';
import { RadiusController } from './radius/radius.controller.js';

/** The transports for phone systems that speak HTTP. */
@Module({
  imports: [AuthenticationModule, PinCheckModule, VoiceMailModule],
  controllers: [
    JsonController,
    VoiceMailController,
    PbxController,
    RadiusController,
    FreeswitchController,
    OpenapiController,
  ],
})
export class PhoneApiModule {}
