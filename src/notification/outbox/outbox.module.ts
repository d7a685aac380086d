import { Module } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.js';
import { MAIL_SETTINGS } from '../mails/compose-mail.js';
import { WaitingMail } from './waiting-mail.js';
import { GIVE_UP_AFTER_MS, Outbox } from './outbox.js';
import { SealedMailsRepository } from './sealed-mails.repository.js';

/** What it takes to write a mail and to add it to the outbox; NotificationModule sends what is in it. */
@Module({
  providers: [
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
    Outbox,
    SealedMailsRepository,
    WaitingMail,
  ],
  exports: [MAIL_SETTINGS, Outbox, SealedMailsRepository, WaitingMail],
})
export class OutboxModule {}
