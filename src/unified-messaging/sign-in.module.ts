import { Module } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { AuditModule } from '../audit/audit.module.js';
import { CONFIG, type Config } from '../config.js';
import { CredentialsModule } from '../credentials/credentials.module.js';
import { PinHasher } from '../credentials/pin-hasher.js';
import { PinSignInsRepository } from '../credentials/pin-sign-ins.repository.js';
import { Database } from '../database/database.js';
import { Metrics } from '../metrics/metrics.js';
import { NotificationModule } from '../notification/notification.module.js';
import { Outbox } from '../notification/outbox.js';
import { Slots } from '../slots.js';
import { PinTries } from './pin-tries.js';
import { SlotsModule } from './slots.module.js';
import { Turns } from './turns.js';
import { VerifyPinService } from './verify-pin.service.js';

/** What owners do with their PIN at the phone. */
@Module({
  imports: [AuditModule, CredentialsModule, NotificationModule, SlotsModule],
  providers: [
    {
      provide: Turns,
      inject: [CONFIG],
      useFactory: ({ staging: { maxWaiting } }: Config) => new Turns(maxWaiting),
    },
    {
      provide: PinTries,
      inject: [CONFIG, PinSignInsRepository, PinHasher, Outbox, AuditLog],
      useFactory: (
        { mailFacts }: Config,
        signIns: PinSignInsRepository,
        hasher: PinHasher,
        outbox: Outbox,
        audit: AuditLog,
      ) => new PinTries(signIns, hasher, outbox, audit, mailFacts),
    },
    {
      provide: VerifyPinService,
      inject: [Database, PinTries, Turns, Slots, Metrics],
      useFactory: (
        database: Database,
        tries: PinTries,
        turns: Turns,
        slots: Slots,
        metrics: Metrics,
      ) => new VerifyPinService(database, tries, turns, slots, metrics),
    },
  ],
  exports: [VerifyPinService],
})
export class SignInModule {}
