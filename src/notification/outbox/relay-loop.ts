import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { PeriodicJobs, type PeriodicJob } from '../../common/periodic-jobs.js';
import { OutboxRelay, renewEveryMs } from './outbox-relay.js';

const second = 1_000;

/** The pause after a claim that found mail: more of it may wait, and connections are soon free again. */
const moreAfterMs = 100;

/** How long a stop waits for servers that have not answered the end of data yet. */
const graceMs = 5 * second;

/**
 * Keeps the relay at work while the service runs: looks for due mail every second, and renews leases.
 * Polling alone is enough; nothing depends on notifications.
 */
@Injectable()
export class RelayLoop implements OnModuleInit, OnApplicationShutdown {
  /** Ends when the application begins to stop; requests in flight still deliver their mail. */
  private readonly claims: PeriodicJob = {
    what: 'claim mail',
    pauseMs: second,
    run: () => this.relay.claim().then((mails) => (mails.length > 0 ? moreAfterMs : second)),
  };

  /** Goes on until the last delivery has ended. */
  private readonly renewals: PeriodicJob = {
    what: 'renew the leases of mail',
    pauseMs: renewEveryMs,
    outlivesRequests: true,
    ownWork: true,
    run: () => this.relay.renewLeases().then(() => renewEveryMs),
  };

  constructor(
    private readonly relay: OutboxRelay,
    private readonly jobs: PeriodicJobs,
  ) {}

  onModuleInit(): void {
    this.jobs.register(this.claims, this.renewals);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.relay.drain(graceMs);
    this.jobs.stop(this.renewals);
  }
}
