import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { AuditRoots, type SealState } from '../../audit/seal/audit-roots.js';
import { CampaignsRepository } from '../../campaigns/campaigns.repository.js';
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

/** What the database knows, of all instances. */
interface Shared {
  readonly backlog: Backlog;
  readonly seal: SealState;
  readonly campaigns: Awaited<ReturnType<CampaignsRepository['waiting']>>;
}

/** Metrics of states instead of events: read for each scrape. */
@Injectable()
export class Gauges {
  private readonly databaseUp: Gauge;
  private readonly outboxWaiting: Gauge;
  private readonly outboxOldest: Gauge;
  private readonly campaignMailboxes: Gauge;
  private readonly queueLength: Gauge;
  private readonly connections: Gauge;
  private readonly connectionsWaiting: Gauge;
  private readonly unsealed: Gauge;
  private readonly rootSize: Gauge;
  private readonly rootTime: Gauge;
  private readonly root: Gauge;
  private asked: Promise<Shared> | undefined;

  constructor(
    { registry }: Metrics,
    private readonly outbox: Outbox,
    private readonly audit: AuditRoots,
    private readonly campaigns: CampaignsRepository,
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
    this.campaignMailboxes = gauge(
      'umpin_campaign_mailboxes',
      'Mailboxes that wait for their turn in a campaign',
      'state',
    );
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
    this.unsealed = gauge('umpin_audit_unsealed_events', 'Events that no signed root covers yet');
    this.rootSize = gauge('umpin_audit_root_size', 'Leaves of the newest signed root');
    this.rootTime = gauge('umpin_audit_root_timestamp_seconds', 'When it was first signed');
    this.root = gauge('umpin_audit_root', 'The newest signed root as five numbers', 'part');
  }

  async refresh(): Promise<void> {
    this.queueLength.set({ queue: 'hash' }, this.argon2id.waiting);
    this.queueLength.set({ queue: 'staging' }, this.resets.waiting);
    const { total, idle, waiting } = this.database.connections;
    this.connections.set({ state: 'busy' }, total - idle);
    this.connections.set({ state: 'idle' }, idle);
    this.connectionsWaiting.set(waiting);
    this.setShared(await this.shared());
  }

  // Unknown values are left out: an outdated number would look like a good one.
  private setShared(shared: Shared | undefined): void {
    this.databaseUp.set(shared ? 1 : 0);
    this.setSeal(shared?.seal);
    if (shared) {
      const { backlog, campaigns } = shared;
      this.outboxWaiting.set(backlog.mails);
      this.outboxOldest.set(backlog.oldestSeconds);
      this.campaignMailboxes.set({ state: 'running' }, campaigns.running);
      this.campaignMailboxes.set({ state: 'paused' }, campaigns.paused);
    } else {
      this.outboxWaiting.remove();
      this.outboxOldest.remove();
      this.campaignMailboxes.reset();
    }
  }

  private setSeal(seal: SealState | undefined): void {
    const newest = seal?.newest;
    for (const gauge of [this.unsealed, this.rootSize, this.rootTime]) gauge.remove();
    this.root.reset();
    if (seal) this.unsealed.set(seal.unsealed);
    if (!newest) return;
    this.rootSize.set(newest.size);
    this.rootTime.set(Date.parse(newest.at) / 1_000);
    // A label with the root would make a time series of every second.
    const parts = newest.root.toString('hex').match(/.{1,13}/g) ?? [];
    for (const [index, digits] of parts.entries()) {
      this.root.set({ part: index + 1 }, Number.parseInt(digits, 16));
    }
  }

  // Simultaneous scrapes share the queries, so that they cannot use up the pool.
  private async shared(): Promise<Shared | undefined> {
    this.asked ??= this.ask().finally(() => (this.asked = undefined));
    try {
      return await Promise.race([this.asked, sleep(patienceMs, undefined, { ref: false })]);
    } catch (error) {
      if (error instanceof DomainError) return undefined;
      throw error;
    }
  }

  private async ask(): Promise<Shared> {
    const backlog = await this.outbox.backlog();
    const seal = await this.audit.state();
    return { backlog, seal, campaigns: await this.campaigns.waiting() };
  }
}
