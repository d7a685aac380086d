import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { CredentialsModule } from '../credentials/credentials.module.js';
import { BouncesModule } from '../notification/bounces/bounces.module.js';
import { OutboxModule } from '../notification/outbox/outbox.module.js';
import { KeyRotation } from './key-rotation.service.js';
import { ReportedRingsRepository } from './reported-rings.repository.js';

/** What an administrator does with the keys of the ring. */
@Module({
  imports: [AccountsModule, AuditModule, BouncesModule, CredentialsModule, OutboxModule],
  providers: [KeyRotation, ReportedRingsRepository],
  exports: [KeyRotation],
})
export class KeyRotationModule {}
