import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { CONFIG, type Config } from '../config.js';
import { PhoneMailboxes } from '../auth/phone/phone-mailboxes.js';
import { ChangePinService } from '../unified-messaging/change-pin.service.js';
import { SignInModule } from '../unified-messaging/sign-in.module.js';
import { VerifyPinService } from '../unified-messaging/verify-pin.service.js';
import { BODY_LIMIT } from './body-limit.js';
import { FreeswitchController } from './freeswitch.controller.js';
import { JsonController } from './json.controller.js';
import { OpenapiController } from './openapi.controller.js';
import { PbxController } from './pbx.controller.js';
import { PinDesk } from './pin-desk.js';
import { RadiusController } from './radius.controller.js';

/** The doors for phone systems that speak HTTP. */
@Module({
  imports: [AuthModule, SignInModule],
  providers: [
    { provide: BODY_LIMIT, inject: [CONFIG], useFactory: ({ http }: Config) => http.maxBodyBytes },
    {
      provide: PinDesk,
      inject: [PhoneMailboxes, VerifyPinService, ChangePinService],
      useFactory: (
        mailboxes: PhoneMailboxes,
        verifyPin: VerifyPinService,
        changePin: ChangePinService,
      ) => new PinDesk(mailboxes, verifyPin, changePin),
    },
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
