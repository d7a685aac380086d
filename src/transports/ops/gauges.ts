import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { Argon2id } from '../../crypto/argon2id.js';
import { Database } from '../../database/database.js';
import { DomainError } from '../../common/domain-error.js';
import { Outbox, type Backlog } from '../../notification/outbox/outbox.js';
import { ResetPinService } from '../../pin-reset/reset-pin.service.js';
import { Metrics } from '../../metrics/metrics.js';

/** Well within the ten seconds that Prometheus allows for a scrape. */
const patienceMs = 2_000;

export const GAUGE_LIMITS = Symbol('GaugeLimits');

export interface GaugeLimits {
  readonly hashQueue: number;
  readonly stagingQueue: number;
  readonly connections: number;
}

/** Metrics of states instead of events: read for each scrape, with one query. */
@Injectable()
export class Gauges {
  private readonly databaseUp: Gauge;
  private readonly outboxWaiting: Gauge;
  private readonly outboxOldest: Gauge;
  private readonly queueLength: Gauge;
  private readonly connections: Gauge;
  private readonly connectionsWaiting: Gauge;
  private asked: Promise<Backlog> | undefined;

  constructor(
    { registry }: Metrics,
    private readonly outbox: Outbox,
    private readonly database: Database,
    private readonly argon2id: Argon2id,
    private readonly resets: ResetPinService,
    @Inject(GAUGE_LIMITS) limits: GaugeLimits,
  ) {
    const gauge = (name: string, help: string, ...labelNames: string[]) =>
      new Gauge({ name, help, labelNames, registers: [registry] });

    this.databaseUp = gauge('umpin_database_up', 'Whether the database answered this scrape');
    this.outboxWaiting = gauge('umpin_outbox_mails', 'Mails of all instances without their 250');
    this.outboxOldest = gauge('umpin_outbox_oldest_seconds', 'Age of the oldest of them');
    this.queueLength = gauge(
      'umpin_queue_length',
      'Operations that wait to hash, or to be staged',
      'queue',
    );
    const queueLimit = gauge(
      'umpin_queue_limit',
      'How many may wait before callers are refused',
      'queue',
    );
    queueLimit.set({ queue: 'hash' }, limits.hashQueue);
    queueLimit.set({ queue: 'staging' }, limits.stagingQueue);
    const pool = 'umpin_database_pool';
    this.connections = gauge(`${pool}_connections`, 'Connections of this instance', 'state');
    this.connectionsWaiting = gauge(`${pool}_waiting`, 'Requests that wait for a connection');
    gauge(`${pool}_limit`, 'Most connections of this instance').set(limits.connections);
  }

  async refresh(): Promise<void> {
    this.queueLength.set({ queue: 'hash' }, this.argon2id.waiting);
    this.queueLength.set({ queue: 'staging' }, this.resets.waiting);
    const { total, idle, waiting } = this.database.connections;
    this.connections.set({ state: 'busy' }, total - idle);
    this.connections.set({ state: 'idle' }, idle);
    this.connectionsWaiting.set(waiting);
    this.setBacklog(await this.backlog());
  }

  // Unknown values are left out: an outdated number would look like a good one.
  private setBacklog(backlog: Backlog | undefined): void {
    this.databaseUp.set(backlog ? 1 : 0);
    if (backlog) {
      this.outboxWaiting.set(backlog.mails);
      this.outboxOldest.set(backlog.oldestSeconds);
    } else {
      this.outboxWaiting.remove();
      this.outboxOldest.remove();
    }
  }

  // Simultaneous scrapes share one query, so that they cannot use up the pool.
  private async backlog(): Promise<Backlog | undefined> {
    this.asked ??= this.outbox.backlog().finally(() => (this.asked = undefined));
    try {
      return await Promise.race([this.asked, sleep(patienceMs, undefined, { ref: false })]);
    } catch (error) {
      if (error instanceof DomainError) return undefined;
      throw error;
    }
  }
}
