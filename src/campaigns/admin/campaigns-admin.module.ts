import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit/audit.module.js';
import { CredentialsModule } from '../../credentials/credentials.module.js';
import { CampaignsService } from './campaigns.service.js';

/** Campaigns as an administrator orders them; CampaignsModule works through them. */
@Module({
  imports: [AuditModule, CredentialsModule],
  providers: [CampaignsService],
  exports: [CampaignsService],
})
export class CampaignsAdminModule {}
