import { Module } from '@nestjs/common';
import { AccountsRepository } from './accounts.repository.js';
import { Passwords } from './passwords.js';
import { SealedPasswordsRepository } from './sealed-passwords.repository.js';

@Module({
  providers: [AccountsRepository, Passwords, SealedPasswordsRepository],
  exports: [AccountsRepository, Passwords, SealedPasswordsRepository],
})
export class AccountsModule {}
