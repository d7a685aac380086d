import { Injectable } from '@nestjs/common';
import type { PeriodicJob } from '../../common/periodic-jobs.js';
import { Database } from '../../database/database.js';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** Rows that one statement deletes from each table, so that no row is locked for long. */
const rowsAtOnce = 1_000;

/** Deletes the rows that LoginThrottle no longer reads. Instances skip each other's rows. */
@Injectable()
export class LoginThrottleCleanup implements PeriodicJob {
  readonly what = 'delete old logins';
  readonly pauseMs = minute;

  constructor(private readonly database: Database) {}

  async run(): Promise<number> {
    return (await this.runOnce()) ? second : hour;
  }

  /** Whether there may be more to delete. */
  async runOnce(): Promise<boolean> {
    const failures = await this.delete('login_failures', `now() - interval '1 day'`);
    const known = await this.delete('known_logins', `now() - interval '30 days'`);
    return Math.max(failures, known) === rowsAtOnce;
  }

  private async delete(table: 'login_failures' | 'known_logins', before: string): Promise<number> {
    // An attempt that is pending meanwhile is not lost: its end inserts the row again.
    const [, deleted] = await this.database.statement((manager) =>
      manager.query<[unknown[], number]>(
        `DELETE FROM ${table} WHERE key IN (
           SELECT key FROM ${table} WHERE last_at < ${before}
           LIMIT ${rowsAtOnce} FOR UPDATE SKIP LOCKED)`,
      ),
    );
    return deleted;
  }
}
