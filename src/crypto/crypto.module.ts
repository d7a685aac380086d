import { Global, Module } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { ARGON2_OPTIONS, Argon2id } from './argon2id.js';
import { KeyRing } from './key-ring.js';
import { Resealer } from './resealing.js';
import { Sealer } from './sealer.js';

@Global()
@Module({
  providers: [
    { provide: ARGON2_OPTIONS, inject: [CONFIG], useFactory: ({ argon2 }: Config) => argon2 },
    { provide: KeyRing, inject: [CONFIG], useFactory: ({ keyRing }: Config) => keyRing },
    Argon2id,
    Sealer,
    Resealer,
  ],
  exports: [Argon2id, KeyRing, Sealer, Resealer],
})
export class CryptoModule {}
