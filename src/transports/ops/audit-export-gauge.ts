import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { AuditExport } from '../../audit/export/audit-export.js';
import { DomainError } from '../../common/domain-error.js';
import { Metrics } from '../../metrics/metrics.js';

/** Well within the ten seconds that Prometheus allows for a scrape. */
const patienceMs = 2_000;

type Lags = Awaited<ReturnType<AuditExport['lags']>>;

/** How far the copies of the audit are behind, read for each scrape. */
@Injectable()
export class AuditExportGauge {
  private readonly lag: Gauge;
  private asked: Promise<Lags> | undefined;

  constructor(
    { registry }: Metrics,
    private readonly auditExport: AuditExport,
  ) {
    this.lag = new Gauge({
      name: 'umpin_audit_export_lag_seconds',
      help: 'Since when an event that a destination does not have has been sealed; 0 if it has all',
      labelNames: ['destination'],
      registers: [registry],
    });
  }

  /** Unknown values are left out: an outdated number would look like a good one. */
  async refresh(): Promise<void> {
    const lags = await this.lags();
    this.lag.reset();
    for (const { destination, seconds } of lags) this.lag.set({ destination }, seconds);
  }

  // Simultaneous scrapes share one question, so that they cannot use up the pool.
  private async lags(): Promise<Lags> {
    this.asked ??= this.auditExport.lags().finally(() => (this.asked = undefined));
    try {
      return await Promise.race([this.asked, sleep(patienceMs, [], { ref: false })]);
    } catch (error) {
      if (error instanceof DomainError) return [];
      throw error;
    }
  }
}
