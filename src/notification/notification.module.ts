import { Module } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import { Sealer } from '../crypto/sealer.js';
import { Database } from '../database/database.js';
import { Metrics } from '../metrics/metrics.js';
import { Mailer } from './mailer.js';
import { Outbox } from './outbox.js';
import { OutboxRelay } from './outbox-relay.js';
import { RelayLoop } from './relay-loop.js';
import { TimeZoneCheck } from './time-zone-check.js';

@Module({
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
    {
      provide: RelayLoop,
      inject: [OutboxRelay],
      useFactory: (relay: OutboxRelay) => new RelayLoop(relay),
    },
    {
      provide: TimeZoneCheck,
      inject: [CONFIG, Database],
      useFactory: ({ mailFacts }: Config, database: Database) =>
        new TimeZoneCheck(database, mailFacts.timeZone),
    },
  ],
  exports: [Mailer, Outbox, OutboxRelay],
})
export class NotificationModule {}
