import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit/audit.module.js';
import { CredentialsModule } from '../../credentials/credentials.module.js';
import { NotificationModule } from '../notification.module.js';
import { MailQueueService } from './mail-queue.service.js';

/** The outbox as an administrator sees and clears it. */
@Module({
  imports: [AuditModule, CredentialsModule, NotificationModule],
  providers: [MailQueueService],
  exports: [MailQueueService],
})
export class MailQueueModule {}
