import {
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';

/** Something that every instance does by itself, piece by piece. */
export interface Job {
  /** For the log, after "could not". */
  readonly what: string;
  /** Before the first piece, and after one that failed, milliseconds. */
  readonly pauseMs: number;
  /** Does one piece, and says after how many milliseconds to go on. */
  run(): Promise<number>;
}

/** Keeps jobs going while the service runs. Nothing new is begun once it stops. */
export class BackgroundJobs implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(BackgroundJobs.name);
  private readonly timers = new Map<Job, NodeJS.Timeout>();
  private stopped = false;

  constructor(private readonly jobs: readonly Job[]) {}

  onApplicationBootstrap(): void {
    for (const job of this.jobs) this.after(job.pauseMs, job);
  }

  beforeApplicationShutdown(): void {
    this.stopped = true;
    for (const timer of this.timers.values()) clearTimeout(timer);
  }

  private after(ms: number, job: Job): void {
    if (!this.stopped)
      this.timers.set(
        job,
        setTimeout(() => void this.next(job), ms),
      );
  }

  private async next(job: Job): Promise<void> {
    const pauseMs = await job.run().catch((error: unknown) => {
      this.logger.warn({ msg: `could not ${job.what}`, err: error });
      return job.pauseMs;
    });
    this.after(pauseMs, job);
  }
}
