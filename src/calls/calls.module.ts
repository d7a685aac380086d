import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { CredentialsModule } from '../credentials/credentials.module.js';
import { CallsService } from './calls.service.js';

/** Messages and greetings played to an owner's phone; without a phone system that calls, all are refused. */
@Module({
  imports: [AuditModule, CredentialsModule],
  providers: [CallsService],
  exports: [CallsService],
})
export class CallsModule {}
