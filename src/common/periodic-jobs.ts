import {
  Inject,
  Injectable,
  Logger,
  Optional,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';

/** Nest's token for the most first PINs, and the most reminders, that an instance sends in a minute. */
export const UNATTENDED_MAILS_PER_MINUTE = Symbol('UnattendedMailsPerMinute');

/** Nest's token: whether a process runs no job but those for its own work, as a command does. */
export const OWN_WORK_ONLY = Symbol('OwnWorkOnly');

/** Background work that every instance does, step by step. */
export interface PeriodicJob {
  /** For the log, after "could not". */
  readonly what: string;
  /** The pause before the first step, and after one that failed, milliseconds. */
  readonly pauseMs: number;
  /** Whether the job goes on while the service stops, until `stop` ends it. */
  readonly outlivesRequests?: boolean;
  /** Whether the job keeps up what this process does, rather than work that any instance may do. */
  readonly ownWork?: boolean;
  /** Does one step. Returns the pause before the next, milliseconds. */
  run(): Promise<number>;
}

/**
 * Runs the jobs that modules register, from the start of the application until it stops. The steps of a
 * job never overlap.
 */
@Injectable()
export class PeriodicJobs implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(PeriodicJobs.name);
  /** The next step of each job that has not been stopped; undefined before the start. */
  private readonly timers = new Map<PeriodicJob, NodeJS.Timeout | undefined>();

  constructor(@Optional() @Inject(OWN_WORK_ONLY) private readonly ownWorkOnly = false) {}

  /** To be called before the application has started, such as in `onModuleInit`. */
  register(...jobs: readonly PeriodicJob[]): void {
    const ours = jobs.filter((job) => job.ownWork ?? !this.ownWorkOnly);
    for (const job of ours) this.timers.set(job, undefined);
  }

  onApplicationBootstrap(): void {
    for (const job of this.timers.keys()) this.schedule(job, job.pauseMs);
  }

  beforeApplicationShutdown(): void {
    for (const job of this.timers.keys()) if (!job.outlivesRequests) this.stop(job);
  }

  /** Begins no further step. */
  stop(job: PeriodicJob): void {
    clearTimeout(this.timers.get(job));
    this.timers.delete(job);
  }

  private schedule(job: PeriodicJob, ms: number): void {
    if (!this.timers.has(job)) return;
    this.timers.set(
      job,
      setTimeout(() => void this.next(job), ms),
    );
  }

  private async next(job: PeriodicJob): Promise<void> {
    const pauseMs = await job.run().catch((error: unknown) => {
      this.logger.warn({ msg: `could not ${job.what}`, err: error });
      return job.pauseMs;
    });
    this.schedule(job, pauseMs);
  }
}
