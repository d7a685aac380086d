import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { PeriodicJobs } from '../common/periodic-jobs.js';
import { KeyRing } from '../crypto/key-ring.js';
import { reportEveryMs, ReportedRingsRepository } from './reported-rings.repository.js';

/**
 * Says in the database which keys this instance has, so that a rotation seals nothing with a key that some
 * instance cannot open, and no key is retired that some instance still seals with.
 */
@Injectable()
export class RingReports implements OnModuleInit, OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(RingReports.name);
  private readonly instance = randomUUID();

  constructor(
    private readonly rings: ReportedRingsRepository,
    private readonly keyRing: KeyRing,
    private readonly jobs: PeriodicJobs,
  ) {}

  onModuleInit(): void {
    const what = 'report the key ring';
    this.jobs.register({ what, pauseMs: reportEveryMs, run: () => this.report() });
  }

  /** Known before the instance serves. */
  async onApplicationBootstrap(): Promise<void> {
    await this.report().catch((error: unknown) => {
      this.logger.warn({ msg: 'could not report the key ring', err: error });
    });
  }

  /** After the last request and the last mail. */
  async onApplicationShutdown(): Promise<void> {
    await this.rings.stopped(this.instance).catch(() => undefined);
  }

  private async report(): Promise<number> {
    const { instance } = this;
    await this.rings.report({ instance, host: hostname(), keys: this.keyRing.checks() });
    return reportEveryMs;
  }
}
