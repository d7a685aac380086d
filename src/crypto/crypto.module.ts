import { Global, Module } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { Metrics } from '../metrics/metrics.js';
import { Argon2id } from './argon2id.js';
import { Sealer } from './sealer.js';

@Global()
@Module({
  providers: [
    {
      provide: Argon2id,
      // The command line has none.
      inject: [CONFIG, { token: Metrics, optional: true }],
      useFactory: ({ argon2 }: Config, metrics?: Metrics) => new Argon2id(argon2, metrics),
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
