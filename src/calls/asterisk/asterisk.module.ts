import { Global, Module } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.js';
import { CallBackend } from '../call-backend.js';
import { AriServer } from './ari-server.js';
import { ASTERISK_OPTIONS, AsteriskCalls, type AsteriskOptions } from './asterisk-calls.js';
import { EndedCalls } from './ended-calls.js';

/** Calls by Asterisk; loaded only if CALL_BACKEND is set, and global, so that CallsModule need not know of it. */
@Global()
@Module({
  providers: [
    {
      provide: ASTERISK_OPTIONS,
      inject: [CONFIG],
      useFactory: ({ calls }: Config): AsteriskOptions => {
        if (!calls) throw new Error('CALL_BACKEND is not set.');
        return calls;
      },
    },
    {
      provide: AriServer,
      inject: [ASTERISK_OPTIONS],
      useFactory: ({ url }: AsteriskOptions) => new AriServer(url),
    },
    EndedCalls,
    { provide: CallBackend, useClass: AsteriskCalls },
  ],
  exports: [CallBackend],
})
export class AsteriskModule {}
