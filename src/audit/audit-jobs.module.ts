import { Module, type OnModuleInit } from '@nestjs/common';
import { CommonModule } from '../common/common.module.js';
import { PeriodicJobs } from '../common/periodic-jobs.js';
import { AuditProofModule } from './audit-proof.module.js';
import { AuditRetention } from './retention/audit-retention.js';
import { AuditSealer } from './seal/audit-sealer.js';

/** Seals the audit every second, and keeps its partitions, while the service runs. */
@Module({ imports: [AuditProofModule, CommonModule] })
export class AuditJobsModule implements OnModuleInit {
  constructor(
    private readonly jobs: PeriodicJobs,
    private readonly sealer: AuditSealer,
    private readonly retention: AuditRetention,
  ) {}

  onModuleInit(): void {
    this.jobs.register(this.sealer, this.retention);
  }
}
