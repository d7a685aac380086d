import { Module } from '@nestjs/common';
import { MailboxDirectory } from './mailbox-directory.repository.js';
import { MailboxSelection } from './mailbox-selection.repository.js';
import { MailboxesRepository } from './mailboxes.repository.js';
import { PinAttemptsRepository } from './pin-attempts.repository.js';
import { PinCredentialsRepository } from './pin-credentials.repository.js';
import { PinHasher } from './pin-hasher.js';
import { PinRemindersRepository } from './pin-reminders.repository.js';
import { PinReturnsRepository } from './pin-returns.repository.js';
import { SealedPinsRepository } from './sealed-pins.repository.js';
import { VoiceMailRepository } from './voice-mail.repository.js';

const services = [
  MailboxDirectory,
  MailboxSelection,
  MailboxesRepository,
  PinCredentialsRepository,
  PinAttemptsRepository,
  PinRemindersRepository,
  PinReturnsRepository,
  PinHasher,
  SealedPinsRepository,
  VoiceMailRepository,
];

@Module({ providers: services, exports: services })
export class CredentialsModule {}
