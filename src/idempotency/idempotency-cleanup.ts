import { Injectable } from '@nestjs/common';
import type { PeriodicJob } from '../common/periodic-jobs.js';
import { IdempotentRequestsRepository } from './idempotent-requests.repository.js';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** Rows that one statement deletes, so that no row is locked for long. */
const rowsAtOnce = 1_000;

/** Deletes the answers to requests with an Idempotency-Key after a day. Instances skip each other's rows. */
@Injectable()
export class IdempotencyCleanup implements PeriodicJob {
  readonly what = 'delete old idempotent requests';
  readonly pauseMs = minute;

  constructor(private readonly requests: IdempotentRequestsRepository) {}

  async run(): Promise<number> {
    return (await this.requests.deleteOld(rowsAtOnce)) === rowsAtOnce ? second : hour;
  }
}
