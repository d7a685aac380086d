import { Inject, Injectable } from '@nestjs/common';
import {
  PageSessionsRepository,
  type SessionLimits,
} from '../../../accounts/page-sessions.repository.js';
import type { PeriodicJob } from '../../../common/periodic-jobs.js';
import { SESSION_LIMITS } from './session-store.js';

const second = 1_000;
const minute = 60 * second;

/** Rows that one statement deletes, so that no row is locked for long. */
const rowsAtOnce = 1_000;

/** Deletes sessions that have ended. Instances skip each other's rows. */
@Injectable()
export class SessionCleanup implements PeriodicJob {
  readonly what = 'delete ended sessions of pages';
  readonly pauseMs = minute;

  constructor(
    private readonly sessions: PageSessionsRepository,
    @Inject(SESSION_LIMITS) private readonly limits: SessionLimits,
  ) {}

  async run(): Promise<number> {
    const deleted = await this.sessions.deleteEnded(rowsAtOnce, this.limits);
    return deleted === rowsAtOnce ? second : 10 * minute;
  }
}
