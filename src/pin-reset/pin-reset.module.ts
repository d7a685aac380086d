import { Module, type OnModuleInit } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { PeriodicJobs } from '../common/periodic-jobs.js';
import { CommonModule } from '../common/common.module.js';
import { CONFIG, type Config } from '../config/config.js';
import { CredentialsModule } from '../credentials/credentials.module.js';
import { newPinTopic } from '../notification/mails/new-pin.mail.js';
import { NotificationModule } from '../notification/notification.module.js';
import { NoticeRecorder } from '../notification/outbox/notice-recorder.js';
import { OutboxRelay } from '../notification/outbox/outbox-relay.js';
import { PinPolicyModule } from '../pin-policy/pin-policy.module.js';
import { AdministratorResets } from './administrator-resets.js';
import { AutomaticResets, FirstPins } from './background-resets.js';
import { pinBouncedTopics } from './helpdesk-notices.js';
import { PinActivation } from './pin-activation.js';
import { NewPins } from './new-pins.js';
import { OptimisticStaging } from './optimistic-staging.js';
import { PinStaging } from './pin-staging.js';
import { ResetBatches } from './reset-batches.js';
import { RESET_LIMITS, ResetLimits } from './reset-limits.js';
import { ResetOutcomes } from './reset-outcomes.js';
import { REPLY_DEADLINE_MS, ResetPinService } from './reset-pin.service.js';

/** ResetPIN, and the resets that the service makes without a caller. */
@Module({
  imports: [AuditModule, CredentialsModule, NotificationModule, PinPolicyModule, CommonModule],
  providers: [
    ResetPinService,
    AdministratorResets,
    ResetBatches,
    NewPins,
    OptimisticStaging,
    PinStaging,
    PinActivation,
    ResetLimits,
    ResetOutcomes,
    AutomaticResets,
    FirstPins,
    {
      provide: RESET_LIMITS,
      inject: [CONFIG],
      useFactory: ({ resetLimits }: Config) => resetLimits,
    },
    {
      provide: REPLY_DEADLINE_MS,
      inject: [CONFIG],
      useFactory: ({ replyDeadlineMs }: Config) => replyDeadlineMs,
    },
  ],
  exports: [AdministratorResets, PinStaging, ResetPinService],
})
export class PinResetModule implements OnModuleInit {
  constructor(
    private readonly relay: OutboxRelay,
    private readonly activation: PinActivation,
    private readonly notices: NoticeRecorder,
    private readonly jobs: PeriodicJobs,
    private readonly automaticResets: AutomaticResets,
    private readonly firstPins: FirstPins,
  ) {}

  onModuleInit(): void {
    this.relay.register(newPinTopic, this.activation);
    for (const topic of Object.values(pinBouncedTopics)) this.relay.register(topic, this.notices);
    this.jobs.register(this.automaticResets, this.firstPins);
  }
}
