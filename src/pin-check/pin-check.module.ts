import { Module, type OnModuleInit } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { AuthenticationModule } from '../authentication/authentication.module.js';
import { PeriodicJobs } from '../common/periodic-jobs.js';
import { CommonModule } from '../common/common.module.js';
import { KeyedMutex } from '../common/concurrency.js';
import { CONFIG, type Config } from '../config/config.js';
import { CredentialsModule } from '../credentials/credentials.module.js';
import { NotificationModule } from '../notification/notification.module.js';
import { PinPolicyModule } from '../pin-policy/pin-policy.module.js';
import { BlocklistWatch } from './blocklist-watch.js';
import { CheckAllowance } from './check-allowance.js';
import { ChosenPins } from './chosen-pins.js';
import { ExpiryReminders } from './expiry-reminders.js';
import { PhonePinService } from './phone-pin.service.js';
import { OptimisticAttempts } from './optimistic-attempts.js';
import { OwnerNoticesModule } from './owner-notices.module.js';
import { PinAttempts } from './pin-attempts.js';
import { PinCheckService } from './pin-check.service.js';

/** Verifying and changing PINs at the phone, and the mails and jobs that belong to them. */
@Module({
  imports: [
    AuditModule,
    AuthenticationModule,
    CredentialsModule,
    NotificationModule,
    PinPolicyModule,
    CommonModule,
    OwnerNoticesModule,
  ],
  providers: [
    PhonePinService,
    PinCheckService,
    OptimisticAttempts,
    PinAttempts,
    ChosenPins,
    CheckAllowance,
    BlocklistWatch,
    ExpiryReminders,
    {
      provide: KeyedMutex,
      inject: [CONFIG],
      useFactory: ({ staging }: Config) => new KeyedMutex(staging.maxWaiting),
    },
  ],
  exports: [PhonePinService],
})
export class PinCheckModule implements OnModuleInit {
  constructor(
    private readonly jobs: PeriodicJobs,
    private readonly reminders: ExpiryReminders,
  ) {}

  onModuleInit(): void {
    this.jobs.register(this.reminders);
  }
}
