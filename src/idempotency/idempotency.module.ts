import { Module, type OnModuleInit } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { CommonModule } from '../common/common.module.js';
import { PeriodicJobs } from '../common/periodic-jobs.js';
import { IdempotencyCleanup } from './idempotency-cleanup.js';
import { Idempotency } from './idempotency.js';
import { IdempotentRequestsRepository } from './idempotent-requests.repository.js';

/** Actions of administrators that may be repeated, by a program or by a second click. */
@Module({
  imports: [AuditModule, CommonModule],
  providers: [Idempotency, IdempotencyCleanup, IdempotentRequestsRepository],
  exports: [Idempotency],
})
export class IdempotencyModule implements OnModuleInit {
  constructor(
    private readonly jobs: PeriodicJobs,
    private readonly cleanup: IdempotencyCleanup,
  ) {}

  onModuleInit(): void {
    this.jobs.register(this.cleanup);
  }
}
