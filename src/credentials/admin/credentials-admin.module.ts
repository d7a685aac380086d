import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit/audit.module.js';
import { CONFIG, type Config } from '../../config/config.js';
import { OutboxModule } from '../../notification/outbox/outbox.module.js';
import { CredentialsModule } from '../credentials.module.js';
import { MailboxExportService } from './mailbox-export.service.js';
import { MailboxImportService } from './mailbox-import.service.js';
import { MailboxesService } from './mailboxes.service.js';
import { PinDryRunService } from './pin-dry-run.service.js';
import { PoliciesService, POLICY_LIMITS, type PolicyLimits } from './policies.service.js';
import { UnlockNotices } from './unlock-notices.js';

const services = [
  MailboxesService,
  MailboxImportService,
  MailboxExportService,
  PoliciesService,
  PinDryRunService,
];

/** Mailboxes and policies as an administrator manages them from a shell; a deployed service starts empty. */
@Module({
  imports: [AuditModule, CredentialsModule, OutboxModule],
  providers: [
    ...services,
    UnlockNotices,
    {
      provide: POLICY_LIMITS,
      inject: [CONFIG],
      useFactory: ({ pinBlocklist, maxGuessChance }: Config): PolicyLimits => {
        return { blocklist: pinBlocklist, maxChance: maxGuessChance };
      },
    },
  ],
  exports: services,
})
export class CredentialsAdminModule {}
