import { Module } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { AuditModule } from '../audit/audit.module.js';
import { CommonModule } from '../common/common.module.js';
import { CONFIG, type Config } from '../config/config.js';
import { CredentialsModule } from '../credentials/credentials.module.js';
import { PinCredentialsRepository } from '../credentials/pin-credentials.repository.js';
import { PinHasher } from '../credentials/pin-hasher.js';
import { PinAttemptsRepository } from '../credentials/pin-attempts.repository.js';
import { Database } from '../database/database.js';
import { Metrics } from '../metrics/metrics.js';
import { NotificationModule } from '../notification/notification.module.js';
import { Outbox } from '../notification/outbox/outbox.js';
import { ConcurrencyLimiter, KeyedMutex } from '../common/concurrency.js';
import { BlocklistWatch } from './blocklist-watch.js';
import { ChangePinService } from './change-pin.service.js';
import { PinAttempts } from './pin-attempts.js';
import { SignInLine } from './sign-in-line.js';
import { VerifyPinService } from './verify-pin.service.js';

/** What owners do with their PIN at the phone. */
@Module({
  imports: [AuditModule, CredentialsModule, NotificationModule, CommonModule],
  providers: [
    {
      provide: SignInLine,
      inject: [CONFIG, Database, ConcurrencyLimiter],
      useFactory: (
        { staging: { maxWaiting } }: Config,
        database: Database,
        slots: ConcurrencyLimiter,
      ) => new SignInLine(database, new KeyedMutex(maxWaiting), slots),
    },
    {
      provide: BlocklistWatch,
      inject: [CONFIG, Database],
      useFactory: ({ pinBlocklist }: Config, database: Database) =>
        new BlocklistWatch(database, pinBlocklist),
    },
    {
      provide: PinAttempts,
      inject: [
        CONFIG,
        PinAttemptsRepository,
        PinCredentialsRepository,
        PinHasher,
        Outbox,
        AuditLog,
      ],
      useFactory: (
        { mailSettings, pinBlocklist }: Config,
        signIns: PinAttemptsRepository,
        pinCredentials: PinCredentialsRepository,
        hasher: PinHasher,
        outbox: Outbox,
        audit: AuditLog,
      ) =>
        new PinAttempts(signIns, pinCredentials, hasher, outbox, audit, mailSettings, pinBlocklist),
    },
    {
      provide: VerifyPinService,
      inject: [SignInLine, PinAttempts, Metrics],
      useFactory: (line: SignInLine, tries: PinAttempts, metrics: Metrics) =>
        new VerifyPinService(line, tries, metrics),
    },
    {
      provide: ChangePinService,
      inject: [
        CONFIG,
        SignInLine,
        PinAttempts,
        PinCredentialsRepository,
        PinHasher,
        AuditLog,
        Metrics,
      ],
      useFactory: (
        { pinBlocklist }: Config,
        line: SignInLine,
        tries: PinAttempts,
        pinCredentials: PinCredentialsRepository,
        hasher: PinHasher,
        audit: AuditLog,
        metrics: Metrics,
      ) => new ChangePinService(line, tries, pinCredentials, hasher, audit, pinBlocklist, metrics),
    },
  ],
  exports: [VerifyPinService, ChangePinService],
})
export class PinCheckModule {}
