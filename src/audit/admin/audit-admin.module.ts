import { Module } from '@nestjs/common';
import { CredentialsModule } from '../../credentials/credentials.module.js';
import { AuditProofModule } from '../audit-proof.module.js';
import { AuditModule } from '../audit.module.js';
import { AuditSearch } from './audit-search.service.js';
import { MailboxHistory } from './mailbox-history.service.js';
import { NewestRoot } from './newest-root.service.js';

/** The audit as administrators and auditors read it. */
@Module({
  imports: [AuditModule, AuditProofModule, CredentialsModule],
  providers: [AuditSearch, MailboxHistory, NewestRoot],
  exports: [AuditSearch, MailboxHistory, NewestRoot],
})
export class AuditAdminModule {}
