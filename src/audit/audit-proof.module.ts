import { Module } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { AuditModule } from './audit.module.js';
import { AUDIT_RETENTION_DAYS, AuditRetention } from './retention/audit-retention.js';
import { AuditKeys } from './seal/audit-keys.js';
import { AuditRoots } from './seal/audit-roots.js';
import { AuditSealer } from './seal/audit-sealer.js';
import { PublishedRoots } from './seal/published-roots.js';
import { AUDIT_ROOT_FILE, RootFile } from './seal/root-file.js';
import { AuditVerification } from './verify/audit-verification.js';

const services = [
  AuditKeys,
  AuditRoots,
  AuditSealer,
  AuditRetention,
  AuditVerification,
  PublishedRoots,
];

/** What makes the audit prove itself: the seal, its verification, and the end of old events. */
@Module({
  imports: [AuditModule],
  providers: [
    ...services.filter((each) => each !== AuditKeys),
    {
      provide: AuditKeys,
      inject: [CONFIG],
      useFactory: ({ audit }: Config) => new AuditKeys(audit.keyRing),
    },
    RootFile,
    {
      provide: AUDIT_ROOT_FILE,
      inject: [CONFIG],
      useFactory: ({ audit }: Config) => audit.rootFile,
    },
    {
      provide: AUDIT_RETENTION_DAYS,
      inject: [CONFIG],
      useFactory: ({ audit }: Config) => audit.retentionDays,
    },
  ],
  exports: services,
})
export class AuditProofModule {}
