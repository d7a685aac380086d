import { Module } from '@nestjs/common';
import { CommonModule } from '../common/common.module.js';
import { CONFIG, type Config } from '../config/config.js';
import { MAIL_SETTINGS } from './mails/compose-mail.js';
import { TimeZoneCheck } from './mails/time-zone-check.js';
import { OutboxRelay } from './outbox/outbox-relay.js';
import { GIVE_UP_AFTER_MS, Outbox } from './outbox/outbox.js';
import { RelayLoop } from './outbox/relay-loop.js';
import { Mailer, SMTP_OPTIONS } from './smtp/mailer.js';

@Module({
  imports: [CommonModule],
  providers: [
    { provide: SMTP_OPTIONS, inject: [CONFIG], useFactory: ({ smtp }: Config) => smtp },
    {
      provide: GIVE_UP_AFTER_MS,
      inject: [CONFIG],
      useFactory: ({ outbox }: Config) => outbox.giveUpAfterMs,
    },
    {
      provide: MAIL_SETTINGS,
      inject: [CONFIG],
      useFactory: (config: Config) => config.mailSettings,
    },
    Mailer,
    Outbox,
    OutboxRelay,
    RelayLoop,
    TimeZoneCheck,
  ],
  exports: [MAIL_SETTINGS, Mailer, Outbox, OutboxRelay],
})
export class NotificationModule {}
