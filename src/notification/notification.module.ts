import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { CommonModule } from '../common/common.module.js';
import { CONFIG, type Config } from '../config/config.js';
import { BounceTokens } from './bounces/bounce-tokens.js';
import { BouncesModule } from './bounces/bounces.module.js';
import { TimeZoneCheck } from './mails/time-zone-check.js';
import { NoticeRecorder } from './outbox/notice-recorder.js';
import { OutboxModule } from './outbox/outbox.module.js';
import { OutboxRelay } from './outbox/outbox-relay.js';
import { RelayLoop } from './outbox/relay-loop.js';
import { Mailer, SMTP_OPTIONS, type MailerOptions } from './smtp/mailer.js';

@Module({
  imports: [AuditModule, CommonModule, OutboxModule, BouncesModule],
  providers: [
    {
      provide: SMTP_OPTIONS,
      inject: [CONFIG, BounceTokens],
      useFactory: ({ smtp }: Config, tokens: BounceTokens): MailerOptions => ({
        ...smtp,
        returnPathOf: (mailId) => tokens.returnPathOf(mailId),
      }),
    },
    Mailer,
    NoticeRecorder,
    OutboxRelay,
    RelayLoop,
    TimeZoneCheck,
  ],
  exports: [BouncesModule, Mailer, NoticeRecorder, OutboxModule, OutboxRelay],
})
export class NotificationModule {}
