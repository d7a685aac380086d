import { Module } from '@nestjs/common';
import { AccountsRepository } from './accounts.repository.js';
import { PageSessionsRepository } from './page-sessions.repository.js';
import { Passwords } from './passwords.js';
import { SealedPasswordsRepository } from './sealed-passwords.repository.js';

@Module({
  providers: [AccountsRepository, PageSessionsRepository, Passwords, SealedPasswordsRepository],
  exports: [AccountsRepository, PageSessionsRepository, Passwords, SealedPasswordsRepository],
})
export class AccountsModule {}
