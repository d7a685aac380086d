import {
  Inject,
  Logger,
  Module,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.js';
import { DeliveryReports } from '../../notification/bounces/delivery-reports.js';
import { NotificationModule } from '../../notification/notification.module.js';
import { BounceServer } from './bounce-server.js';

const BOUNCE_SERVERS = Symbol('BounceServers');

/**
 * Hears delivery reports from mail servers: by SMTP with BOUNCE_PORT, by LMTP with BOUNCE_SOCKET;
 * loaded only if one of them is set.
 */
@Module({
  imports: [NotificationModule],
  providers: [
    {
      provide: BOUNCE_SERVERS,
      inject: [CONFIG, DeliveryReports],
      useFactory: ({ bounceAddress, bounceListeners }: Config, reports: DeliveryReports) => {
        const logger = new Logger(BounceServer.name);
        const report = (msg: string, err: unknown) => logger.warn({ msg, err });
        const name = bounceAddress?.slice(bounceAddress.lastIndexOf('@') + 1) ?? '';
        return bounceListeners.map((on) => new BounceServer(reports, { name, on, report }));
      },
    },
  ],
})
export class BounceListenersModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(@Inject(BOUNCE_SERVERS) private readonly servers: readonly BounceServer[]) {}

  async onApplicationBootstrap(): Promise<void> {
    for (const server of this.servers) await server.open();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.servers.map((server) => server.close()));
  }
}
