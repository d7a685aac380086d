import { Module, type OnModuleInit } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { CommonModule } from '../common/common.module.js';
import { PeriodicJobs } from '../common/periodic-jobs.js';
import { CredentialsModule } from '../credentials/credentials.module.js';
import { OutboxModule } from '../notification/outbox/outbox.module.js';
import { PinResetModule } from '../pin-reset/pin-reset.module.js';
import { CampaignResets } from './campaign-resets.js';
import { CampaignsRepository } from './campaigns.repository.js';

/** The resets of campaigns, as the service works through them. */
@Module({
  imports: [AuditModule, CommonModule, CredentialsModule, OutboxModule, PinResetModule],
  providers: [CampaignResets, CampaignsRepository],
  exports: [CampaignsRepository],
})
export class CampaignsModule implements OnModuleInit {
  constructor(
    private readonly jobs: PeriodicJobs,
    private readonly resets: CampaignResets,
  ) {}

  onModuleInit(): void {
    this.jobs.register(this.resets);
  }
}
