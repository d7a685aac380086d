import { Module } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { AuditModule } from '../audit/audit.module.js';
import { CONFIG, type Config } from '../config/config.js';
import { CredentialsModule } from '../credentials/credentials.module.js';
import { PinCredentialsRepository } from '../credentials/pin-credentials.repository.js';
import { PinHasher } from '../credentials/pin-hasher.js';
import { PinSignInsRepository } from '../credentials/pin-sign-ins.repository.js';
import { Database } from '../database/database.js';
import { Metrics } from '../metrics/metrics.js';
import { NotificationModule } from '../notification/notification.module.js';
import { Outbox } from '../notification/outbox/outbox.js';
import { Slots } from '../common/slots.js';
import { BlocklistWatch } from './blocklist-watch.js';
import { ChangePinService } from './change-pin.service.js';
import { PinTries } from './pin-tries.js';
import { SignInLine } from './sign-in-line.js';
import { SlotsModule } from '../common/slots.module.js';
import { Turns } from '../common/turns.js';
import { VerifyPinService } from './verify-pin.service.js';

/** What owners do with their PIN at the phone. */
@Module({
  imports: [AuditModule, CredentialsModule, NotificationModule, SlotsModule],
  providers: [
    {
      provide: SignInLine,
      inject: [CONFIG, Database, Slots],
      useFactory: ({ staging: { maxWaiting } }: Config, database: Database, slots: Slots) =>
        new SignInLine(database, new Turns(maxWaiting), slots),
    },
    {
      provide: BlocklistWatch,
      inject: [CONFIG, Database],
      useFactory: ({ pinBlocklist }: Config, database: Database) =>
        new BlocklistWatch(database, pinBlocklist),
    },
    {
      provide: PinTries,
      inject: [CONFIG, PinSignInsRepository, PinCredentialsRepository, PinHasher, Outbox, AuditLog],
      useFactory: (
        { mailFacts, pinBlocklist }: Config,
        signIns: PinSignInsRepository,
        pinCredentials: PinCredentialsRepository,
        hasher: PinHasher,
        outbox: Outbox,
        audit: AuditLog,
      ) => new PinTries(signIns, pinCredentials, hasher, outbox, audit, mailFacts, pinBlocklist),
    },
    {
      provide: VerifyPinService,
      inject: [SignInLine, PinTries, Metrics],
      useFactory: (line: SignInLine, tries: PinTries, metrics: Metrics) =>
        new VerifyPinService(line, tries, metrics),
    },
    {
      provide: ChangePinService,
      inject: [
        CONFIG,
        SignInLine,
        PinTries,
        PinCredentialsRepository,
        PinHasher,
        AuditLog,
        Metrics,
      ],
      useFactory: (
        { pinBlocklist }: Config,
        line: SignInLine,
        tries: PinTries,
        pinCredentials: PinCredentialsRepository,
        hasher: PinHasher,
        audit: AuditLog,
        metrics: Metrics,
      ) => new ChangePinService(line, tries, pinCredentials, hasher, audit, pinBlocklist, metrics),
    },
  ],
  exports: [VerifyPinService, ChangePinService],
})
export class SignInModule {}
