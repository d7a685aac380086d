import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { PeriodicJobs, type PeriodicJob } from '../../common/periodic-jobs.js';
import { Metrics } from '../../metrics/metrics.js';
import type { Destination } from './destination.js';
import { ExportProgress } from './export-progress.js';

/** Nest's token for the destinations that are configured. */
export const DESTINATIONS = Symbol('Destinations');

const second = 1_000;
const longestPauseMs = 60 * second;

/**
 * Copies the audit to its destinations while the service runs, beside everything else: a destination that is away
 * delays nothing. At least once: progress is recorded after a delivery, so a crash between the two repeats it.
 */
@Injectable()
export class AuditExport implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(AuditExport.name);
  private readonly stopping = new AbortController();
  private readonly steps = new Map<Destination, Promise<number>>();
  /** Deliveries that have failed since the last one that did not. */
  private readonly failures = new Map<Destination, number>();

  constructor(
    private readonly progress: ExportProgress,
    private readonly jobs: PeriodicJobs,
    private readonly metrics: Metrics,
    @Inject(DESTINATIONS) private readonly destinations: readonly Destination[],
  ) {}

  onModuleInit(): void {
    for (const { name } of this.destinations) this.metrics.auditExported(name, 0);
    this.jobs.register(...this.destinations.map((destination) => this.jobOf(destination)));
  }

  /** A delivery that is under way is ended; the next instance repeats it. */
  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await Promise.allSettled(this.steps.values());
    const released = this.destinations.map(({ name }) => this.progress.release(name));
    await Promise.allSettled(released);
  }

  /**
   * For how long the oldest event that each destination does not have has been sealed, seconds.
   *
   * @throws DomainError DatabaseUnavailable
   */
  lags(): Promise<{ readonly destination: Destination['name']; readonly seconds: number }[]> {
    return Promise.all(
      this.destinations.map(async ({ name: destination }) => {
        return { destination, seconds: await this.progress.lagSeconds(destination) };
      }),
    );
  }

  private jobOf(destination: Destination): PeriodicJob {
    return {
      what: `copy the audit to ${destination.name}`,
      pauseMs: second,
      run: () => {
        const step = this.step(destination);
        this.steps.set(destination, step);
        return step;
      },
    };
  }

  /** @returns the pause before the next step, milliseconds */
  private async step(destination: Destination): Promise<number> {
    const { name } = destination;
    if (!(await this.progress.claim(name))) return 5 * second;
    const batch = await this.progress.next(name);
    if (!batch) return second;
    try {
      if (batch.events.length > 0) await destination.deliver(batch.events, this.stopping.signal);
    } catch (error) {
      const pauseMs = this.failed(destination, error);
      // It may be this machine's fault: a full disk, or no way to the receiver from here.
      await this.progress.release(name);
      return pauseMs;
    }
    await this.progress.advance(name, batch);
    this.delivered(destination, batch.events.length);
    return batch.full ? 0 : second;
  }

  private delivered(destination: Destination, events: number): void {
    const { name } = destination;
    this.metrics.auditExported(name, events);
    if (this.failures.delete(destination)) this.logger.log(`the audit goes to ${name} again`);
  }

  private failed(destination: Destination, error: unknown): number {
    const { name } = destination;
    if (this.stopping.signal.aborted) return second;
    const failures = (this.failures.get(destination) ?? 0) + 1;
    this.failures.set(destination, failures);
    this.metrics.auditExportFailed(name);
    this.logger.warn({ msg: `could not copy the audit to ${name}`, err: error });
    return Math.min(longestPauseMs, second * 2 ** (failures - 1));
  }
}
