import { Module, type OnModuleInit } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { AuditModule } from '../audit/audit.module.js';
import { BackgroundJobs } from '../background-jobs.js';
import { CONFIG, type Config } from '../config.js';
import { CredentialsModule } from '../credentials/credentials.module.js';
import { MailboxesRepository } from '../credentials/mailboxes.repository.js';
import { PinCredentialsRepository } from '../credentials/pin-credentials.repository.js';
import { PinHasher } from '../credentials/pin-hasher.js';
import { Database } from '../database/database.js';
import { Metrics } from '../metrics/metrics.js';
import { NotificationModule } from '../notification/notification.module.js';
import { OutboxRelay } from '../notification/outbox-relay.js';
import { Outbox } from '../notification/outbox.js';
import { Slots } from '../slots.js';
import { FirstPins } from './first-pins.js';
import { PinDelivery } from './pin-delivery.js';
import { newPinTopic, PinStaging } from './pin-staging.js';
import { ResetLimits } from './reset-limits.js';
import { ResetOutcomes } from './reset-outcomes.js';
import { ResetPinService } from './reset-pin.service.js';

@Module({
  imports: [AuditModule, CredentialsModule, NotificationModule],
  providers: [
    {
      provide: PinStaging,
      inject: [CONFIG, MailboxesRepository, PinCredentialsRepository, PinHasher, Outbox, AuditLog],
      useFactory: (
        { mailFacts, resetLimits }: Config,
        mailboxes: MailboxesRepository,
        pinCredentials: PinCredentialsRepository,
        hasher: PinHasher,
        outbox: Outbox,
        audit: AuditLog,
      ) => {
        const limits = new ResetLimits(resetLimits);
        return new PinStaging(mailboxes, pinCredentials, hasher, outbox, audit, limits, mailFacts);
      },
    },
    {
      provide: PinDelivery,
      inject: [PinCredentialsRepository, AuditLog],
      useFactory: (pinCredentials: PinCredentialsRepository, audit: AuditLog) =>
        new PinDelivery(pinCredentials, audit),
    },
    {
      provide: ResetPinService,
      inject: [CONFIG, Database, PinStaging, OutboxRelay, AuditLog, Metrics],
      useFactory: (
        { replyDeadlineMs, staging: { concurrency, maxWaiting } }: Config,
        database: Database,
        staging: PinStaging,
        relay: OutboxRelay,
        audit: AuditLog,
        metrics: Metrics,
      ) => {
        const outcomes = new ResetOutcomes(audit);
        const slots = new Slots(concurrency, maxWaiting);
        return new ResetPinService(
          database,
          staging,
          relay,
          outcomes,
          audit,
          slots,
          replyDeadlineMs,
          metrics,
        );
      },
    },
    {
      provide: BackgroundJobs,
      inject: [CONFIG, Database, MailboxesRepository, PinStaging, AuditLog],
      useFactory: (
        { firstPinsPerMinute }: Config,
        database: Database,
        mailboxes: MailboxesRepository,
        staging: PinStaging,
        audit: AuditLog,
      ) =>
        new BackgroundJobs([
          new FirstPins(database, mailboxes, staging, audit, firstPinsPerMinute),
        ]),
    },
  ],
  exports: [ResetPinService],
})
export class UnifiedMessagingModule implements OnModuleInit {
  constructor(
    private readonly relay: OutboxRelay,
    private readonly delivery: PinDelivery,
  ) {}

  onModuleInit(): void {
    this.relay.register(newPinTopic, this.delivery);
  }
}
