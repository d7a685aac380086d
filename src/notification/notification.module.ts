import { Module } from '@nestjs/common';
import { CommonModule } from '../common/common.module.js';
import { CONFIG, type Config } from '../config/config.js';
import { Sealer } from '../crypto/sealer.js';
import { Database } from '../database/database.js';
import { Metrics } from '../metrics/metrics.js';
import { Mailer } from './smtp/mailer.js';
import { Outbox } from './outbox/outbox.js';
import { OutboxRelay } from './outbox/outbox-relay.js';
import { RelayLoop } from './outbox/relay-loop.js';
import { TimeZoneCheck } from './mails/time-zone-check.js';

@Module({
  imports: [CommonModule],
  providers: [
    { provide: Mailer, inject: [CONFIG], useFactory: ({ smtp }: Config) => new Mailer(smtp) },
    {
      provide: Outbox,
      inject: [CONFIG, Database, Sealer],
      useFactory: ({ outbox }: Config, database: Database, sealer: Sealer) =>
        new Outbox(database, sealer, outbox.giveUpAfterMs),
    },
    {
      provide: OutboxRelay,
      inject: [CONFIG, Database, Outbox, Mailer, Metrics],
      useFactory: (
        { smtp }: Config,
        database: Database,
        outbox: Outbox,
        mailer: Mailer,
        metrics: Metrics,
      ) => new OutboxRelay(database, outbox, mailer, smtp.connections, metrics),
    },
    RelayLoop,
    {
      provide: TimeZoneCheck,
      inject: [CONFIG, Database],
      useFactory: ({ mailSettings }: Config, database: Database) =>
        new TimeZoneCheck(database, mailSettings.timeZone),
    },
  ],
  exports: [Mailer, Outbox, OutboxRelay],
})
export class NotificationModule {}
