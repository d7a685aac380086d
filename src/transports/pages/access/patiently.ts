import { setTimeout as sleep } from 'node:timers/promises';
import { IdempotencyConflict } from '../../../idempotency/idempotency-conflict.js';

/** Milliseconds. */
const pause = 250;
const most = 15_000;

/**
 * Carries out an action that has a key. After a double click the browser shows only the answer to the second
 * click, which comes while the first is in progress: it waits for that one's answer.
 *
 * @throws IdempotencyConflict if that takes too long, and what the action throws
 */
export async function patiently<T>(action: () => Promise<T>): Promise<T> {
  const end = performance.now() + most;
  for (;;) {
    try {
      return await action();
    } catch (error) {
      const inProgress = error instanceof IdempotencyConflict && error.trouble === 'in-progress';
      if (!inProgress || performance.now() > end) throw error;
      await sleep(pause);
    }
  }
}
