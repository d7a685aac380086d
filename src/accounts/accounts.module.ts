import { Module } from '@nestjs/common';
import { AccountsRepository } from './accounts.repository.js';
import { Passwords } from './passwords.js';

@Module({
  providers: [AccountsRepository, Passwords],
  exports: [AccountsRepository, Passwords],
})
export class AccountsModule {}
