import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit/audit.module.js';
import { CredentialsModule } from '../../credentials/credentials.module.js';
import { AccountsModule } from '../accounts.module.js';
import { AccountsService } from './accounts.service.js';
import { ApiKeysService } from './api-keys.service.js';

/** Accounts and API keys as an administrator manages them from a shell. */
@Module({
  imports: [AccountsModule, AuditModule, CredentialsModule],
  providers: [AccountsService, ApiKeysService],
  exports: [AccountsService, ApiKeysService],
})
export class AccountsAdminModule {}
