import { Module, type OnModuleInit } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { AuditModule } from '../audit/audit.module.js';
import { CommonModule } from '../common/common.module.js';
import { PeriodicJobs } from '../common/periodic-jobs.js';
import { CONFIG, type Config } from '../config/config.js';
import { CredentialsModule } from '../credentials/credentials.module.js';
import { MailboxesRepository } from '../credentials/mailboxes.repository.js';
import { PinCredentialsRepository } from '../credentials/pin-credentials.repository.js';
import { PinRemindersRepository } from '../credentials/pin-reminders.repository.js';
import { PinAttemptsRepository } from '../credentials/pin-attempts.repository.js';
import { PinHasher } from '../credentials/pin-hasher.js';
import { Database } from '../database/database.js';
import { Metrics } from '../metrics/metrics.js';
import { NotificationModule } from '../notification/notification.module.js';
import { OutboxRelay } from '../notification/outbox/outbox-relay.js';
import { Outbox } from '../notification/outbox/outbox.js';
import { ConcurrencyLimiter } from '../common/concurrency.js';
import { AutomaticResets } from './automatic-resets.js';
import { ExpiryReminders } from '../pin-check/expiry-reminders.js';
import { FirstPins } from './first-pins.js';
import {
  mailboxLockedTopic,
  NoticeRecorder,
  pinExpiryTopic,
} from '../notification/notice-recorder.js';
import { PinActivation } from './pin-activation.js';
import { newPinTopic, PinStaging } from './pin-staging.js';
import { ResetLimits } from './reset-limits.js';
import { ResetOutcomes } from './reset-outcomes.js';
import { ResetPinService } from './reset-pin.service.js';

@Module({
  imports: [AuditModule, CredentialsModule, NotificationModule, CommonModule],
  providers: [
    {
      provide: PinStaging,
      inject: [CONFIG, MailboxesRepository, PinCredentialsRepository, PinHasher, Outbox, AuditLog],
      useFactory: (
        { mailSettings, resetLimits, pinBlocklist }: Config,
        mailboxes: MailboxesRepository,
        pinCredentials: PinCredentialsRepository,
        hasher: PinHasher,
        outbox: Outbox,
        audit: AuditLog,
      ) =>
        new PinStaging(
          mailboxes,
          pinCredentials,
          hasher,
          outbox,
          audit,
          new ResetLimits(resetLimits),
          mailSettings,
          pinBlocklist,
        ),
    },
    NoticeRecorder,
    {
      provide: PinActivation,
      inject: [PinCredentialsRepository, AuditLog],
      useFactory: (pinCredentials: PinCredentialsRepository, audit: AuditLog) =>
        new PinActivation(pinCredentials, audit),
    },
    {
      provide: ResetPinService,
      inject: [CONFIG, Database, PinStaging, OutboxRelay, AuditLog, ConcurrencyLimiter, Metrics],
      useFactory: (
        { replyDeadlineMs }: Config,
        database: Database,
        staging: PinStaging,
        relay: OutboxRelay,
        audit: AuditLog,
        slots: ConcurrencyLimiter,
        metrics: Metrics,
      ) =>
        new ResetPinService(
          database,
          staging,
          relay,
          new ResetOutcomes(audit),
          audit,
          slots,
          replyDeadlineMs,
          metrics,
        ),
    },
    {
      provide: AutomaticResets,
      inject: [Database, MailboxesRepository, PinAttemptsRepository, PinStaging, AuditLog],
      useFactory: (
        database: Database,
        mailboxes: MailboxesRepository,
        signIns: PinAttemptsRepository,
        staging: PinStaging,
        audit: AuditLog,
      ) => new AutomaticResets(database, mailboxes, signIns, staging, audit),
    },
    {
      provide: ExpiryReminders,
      inject: [CONFIG, Database, MailboxesRepository, PinRemindersRepository, Outbox, AuditLog],
      useFactory: (
        { mailSettings, firstPinsPerMinute }: Config,
        database: Database,
        mailboxes: MailboxesRepository,
        reminders: PinRemindersRepository,
        outbox: Outbox,
        audit: AuditLog,
      ) =>
        new ExpiryReminders(
          database,
          mailboxes,
          reminders,
          outbox,
          audit,
          mailSettings,
          firstPinsPerMinute,
        ),
    },
    {
      provide: FirstPins,
      inject: [CONFIG, Database, MailboxesRepository, PinStaging, AuditLog],
      useFactory: (
        { firstPinsPerMinute }: Config,
        database: Database,
        mailboxes: MailboxesRepository,
        staging: PinStaging,
        audit: AuditLog,
      ) => new FirstPins(database, mailboxes, staging, audit, firstPinsPerMinute),
    },
  ],
  exports: [ResetPinService],
})
export class PinResetModule implements OnModuleInit {
  constructor(
    private readonly relay: OutboxRelay,
    private readonly delivery: PinActivation,
    private readonly notices: NoticeRecorder,
    private readonly jobs: PeriodicJobs,
    private readonly automaticResets: AutomaticResets,
    private readonly firstPins: FirstPins,
    private readonly expiryReminders: ExpiryReminders,
  ) {}

  onModuleInit(): void {
    this.relay.register(newPinTopic, this.delivery);
    this.relay.register(mailboxLockedTopic, this.notices);
    this.relay.register(pinExpiryTopic, this.notices);
    this.jobs.register(this.automaticResets, this.firstPins, this.expiryReminders);
  }
}
