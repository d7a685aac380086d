import { Global, Module } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import { Argon2id } from './argon2id.js';
import { Sealer } from './sealer.js';

@Global()
@Module({
  providers: [
    {
      provide: Argon2id,
      inject: [CONFIG],
      useFactory: ({ argon2 }: Config) => new Argon2id(argon2),
    },
    {
      provide: Sealer,
      inject: [CONFIG],
      useFactory: ({ keyRing }: Config) => new Sealer(keyRing),
    },
  ],
  exports: [Argon2id, Sealer],
})
export class CryptoModule {}
