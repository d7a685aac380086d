import { Module } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import { Argon2id } from '../crypto/argon2id.js';
import { Sealer } from '../crypto/sealer.js';
import { Database } from '../database/database.js';
import { AccountsRepository } from './accounts.repository.js';
import { Authenticator } from './authenticator.js';
import { Passwords } from './passwords.js';
import { RememberedLogins } from './remembered-logins.js';

@Module({
  providers: [
    {
      provide: AccountsRepository,
      inject: [Database],
      useFactory: (database: Database) => new AccountsRepository(database),
    },
    {
      provide: Passwords,
      inject: [Argon2id, Sealer],
      useFactory: (argon2id: Argon2id, sealer: Sealer) => new Passwords(argon2id, sealer),
    },
    {
      provide: Authenticator,
      inject: [CONFIG, AccountsRepository, Passwords],
      useFactory: (
        { rememberLoginMs }: Config,
        accounts: AccountsRepository,
        passwords: Passwords,
      ) => new Authenticator(accounts, passwords, new RememberedLogins(rememberLoginMs)),
    },
  ],
  exports: [Authenticator, Passwords],
})
export class AuthModule {}
