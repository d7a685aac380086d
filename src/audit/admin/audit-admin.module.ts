import { Module } from '@nestjs/common';
import { CredentialsModule } from '../../credentials/credentials.module.js';
import { AuditModule } from '../audit.module.js';
import { AuditSearch } from './audit-search.service.js';

/** The audit as administrators and auditors read it. */
@Module({
  imports: [AuditModule, CredentialsModule],
  providers: [AuditSearch],
  exports: [AuditSearch],
})
export class AuditAdminModule {}
