import {
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { renewEveryMs, type OutboxRelay } from './outbox-relay.js';

const second = 1_000;

/** How long a stop waits for servers that have the final dot and not answered yet. */
const graceMs = 5 * second;

/**
 * Keeps the relay at work while the service runs: looks for mail that is due every second and renews
 * leases. Polling is enough for everything; nothing depends on notifications.
 */
export class RelayLoop
  implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown
{
  private readonly logger = new Logger(RelayLoop.name);
  private timers: NodeJS.Timeout[] = [];

  constructor(private readonly relay: OutboxRelay) {}

  onApplicationBootstrap(): void {
    this.timers = [
      setInterval(() => this.quietly('claim', () => this.relay.claim()), second),
      setInterval(() => this.quietly('renew', () => this.relay.renewLeases()), renewEveryMs),
    ];
  }

  /** No new work from here on; requests in flight still deliver theirs. */
  beforeApplicationShutdown(): void {
    const [claim] = this.timers;
    clearInterval(claim);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.relay.drain(graceMs);
    this.timers.forEach((timer) => clearInterval(timer));
  }

  private quietly(what: string, work: () => Promise<unknown>): void {
    work().catch((error: unknown) => {
      this.logger.warn({ msg: `the relay could not ${what}`, err: error });
    });
  }
}
