import { Module } from '@nestjs/common';
import { AuditLog } from '../../audit/audit-log.js';
import { AuditModule } from '../../audit/audit.module.js';
import { CONFIG, type Config } from '../../config/config.js';
import { CredentialsModule } from '../credentials.module.js';
import { MailboxesRepository } from '../mailboxes.repository.js';
import { PinHasher } from '../pin-hasher.js';
import { Database } from '../../database/database.js';
import { MailboxChangesService } from './mailbox-changes.service.js';
import { MailboxImportService } from './mailbox-import.service.js';
import { MailboxesService } from './mailboxes.service.js';
import { PinCheckService } from './pin-check.service.js';
import { PoliciesService } from './policies.service.js';

/** Mailboxes and policies as an administrator manages them from a shell; a deployed service starts empty. */
@Module({
  imports: [AuditModule, CredentialsModule],
  providers: [
    {
      provide: MailboxesService,
      inject: [Database, AuditLog],
      useFactory: (database: Database, audit: AuditLog) => new MailboxesService(database, audit),
    },
    {
      provide: MailboxChangesService,
      inject: [Database, MailboxesRepository, AuditLog],
      useFactory: (database: Database, mailboxes: MailboxesRepository, audit: AuditLog) =>
        new MailboxChangesService(database, mailboxes, audit),
    },
    {
      provide: MailboxImportService,
      inject: [Database, AuditLog],
      useFactory: (database: Database, audit: AuditLog) =>
        new MailboxImportService(database, audit),
    },
    {
      provide: PoliciesService,
      inject: [Database, AuditLog, CONFIG],
      useFactory: (database: Database, audit: AuditLog, config: Config) =>
        new PoliciesService(database, audit, {
          blocklist: config.pinBlocklist,
          maxChance: config.maxGuessChance,
        }),
    },
    {
      provide: PinCheckService,
      inject: [Database, PinHasher],
      useFactory: (database: Database, hasher: PinHasher) => new PinCheckService(database, hasher),
    },
  ],
  exports: [
    MailboxesService,
    MailboxChangesService,
    MailboxImportService,
    PoliciesService,
    PinCheckService,
  ],
})
export class ProvisioningModule {}
