import { Module } from '@nestjs/common';
import { Argon2id } from '../crypto/argon2id.js';
import { Sealer } from '../crypto/sealer.js';
import { MailboxDirectory } from './mailbox-directory.repository.js';
import { MailboxesRepository } from './mailboxes.repository.js';
import { PinCredentialsRepository } from './pin-credentials.repository.js';
import { PinHasher } from './pin-hasher.js';
import { PinRemindersRepository } from './pin-reminders.repository.js';
import { PinAttemptsRepository } from './pin-attempts.repository.js';

@Module({
  providers: [
    MailboxDirectory,
    MailboxesRepository,
    PinCredentialsRepository,
    PinAttemptsRepository,
    PinRemindersRepository,
    {
      provide: PinHasher,
      inject: [Argon2id, Sealer],
      useFactory: (argon2id: Argon2id, sealer: Sealer) => new PinHasher(argon2id, sealer),
    },
  ],
  exports: [
    MailboxDirectory,
    MailboxesRepository,
    PinCredentialsRepository,
    PinAttemptsRepository,
    PinRemindersRepository,
    PinHasher,
  ],
})
export class CredentialsModule {}
