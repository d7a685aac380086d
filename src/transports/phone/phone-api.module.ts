import { Module } from '@nestjs/common';
import { AuthenticationModule } from '../../authentication/authentication.module.js';
import { CONFIG, type Config } from '../../config/config.js';
import { PinCheckModule } from '../../pin-check/pin-check.module.js';
import { BODY_LIMIT } from './body-limit.js';
import { FreeswitchController } from './freeswitch/freeswitch.controller.js';
import { JsonController } from './json/json.controller.js';
import { OpenapiController } from './openapi.controller.js';
import { PbxController } from './pbx/pbx.controller.js';
import { PhonePinService } from './phone-pin.service.js';
import { RadiusController } from './radius/radius.controller.js';

/** The doors for phone systems that speak HTTP. */
@Module({
  imports: [AuthenticationModule, PinCheckModule],
  providers: [
    { provide: BODY_LIMIT, inject: [CONFIG], useFactory: ({ http }: Config) => http.maxBodyBytes },
    PhonePinService,
  ],
  controllers: [
    JsonController,
    PbxController,
    RadiusController,
    FreeswitchController,
    OpenapiController,
  ],
})
export class PhoneApiModule {}
