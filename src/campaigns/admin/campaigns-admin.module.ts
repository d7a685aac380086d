import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit/audit.module.js';
import { CredentialsModule } from '../../credentials/credentials.module.js';
import { CampaignOrders } from './campaign-orders.service.js';
import { CampaignReports } from './campaign-reports.service.js';

/** Campaigns as an administrator orders them; CampaignsModule works through them. */
@Module({
  imports: [AuditModule, CredentialsModule],
  providers: [CampaignOrders, CampaignReports],
  exports: [CampaignOrders, CampaignReports],
})
export class CampaignsAdminModule {}
