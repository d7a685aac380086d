import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { PublishedRoots, type PublishedState } from '../../audit/seal/published-roots.js';
import { Metrics } from '../../metrics/metrics.js';

/** Well within the ten seconds that Prometheus allows for a scrape. */
const patienceMs = 2_000;

/** Of a file on a machine that does not answer. */
const silent: PublishedState = { setBack: undefined, failing: true };

/**
 * What became of the roots of the audit outside the database, read for each scrape. A counter would not do: that of
 * a service that starts with a restored database is 1 before anyone has read a 0.
 */
@Injectable()
export class AuditRootGauges {
  private readonly setBack: Gauge;
  private readonly failing: Gauge;
  private asked: Promise<PublishedState> | undefined;

  constructor(
    { registry }: Metrics,
    private readonly published: PublishedRoots,
  ) {
    const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry] });
    this.setBack = gauge(
      'umpin_audit_set_back',
      'Whether the database has lost a root of the audit that this instance had published',
    );
    this.failing = gauge(
      'umpin_audit_root_file_failing',
      'Whether AUDIT_ROOT_FILE cannot be read, or lacks the newest root of this instance',
    );
  }

  /** Unknown values are left out: an outdated number would look like a good one. */
  async refresh(): Promise<void> {
    const { setBack, failing } = await this.state();
    if (setBack === undefined) this.setBack.remove();
    else this.setBack.set(Number(setBack));
    this.failing.set(Number(failing));
  }

  // Simultaneous scrapes share one look at the file.
  private state(): Promise<PublishedState> {
    this.asked ??= this.published.state().finally(() => (this.asked = undefined));
    return Promise.race([this.asked, sleep(patienceMs, silent, { ref: false })]);
  }
}
