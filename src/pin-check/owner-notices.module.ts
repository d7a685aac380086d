import { Module, type OnModuleInit } from '@nestjs/common';
import { mailboxUnlockedTopic } from '../notification/mails/mailbox-unlocked.mail.js';
import { NotificationModule } from '../notification/notification.module.js';
import { NoticeRecorder } from '../notification/outbox/notice-recorder.js';
import { OutboxRelay } from '../notification/outbox/outbox-relay.js';
import { pinExpiryTopic } from './expiry-reminders.js';
import { mailboxLockedTopic } from './pin-attempts.js';

/** What becomes of mails about locks and reminders: for the service, and for a command that drops mail. */
@Module({ imports: [NotificationModule] })
export class OwnerNoticesModule implements OnModuleInit {
  constructor(
    private readonly relay: OutboxRelay,
    private readonly notices: NoticeRecorder,
  ) {}

  onModuleInit(): void {
    this.relay.register(mailboxLockedTopic, this.notices);
    this.relay.register(mailboxUnlockedTopic, this.notices);
    this.relay.register(pinExpiryTopic, this.notices);
  }
}
