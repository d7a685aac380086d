import type { LeasedMessage } from './outbox.js';
import type { SendResult } from '../smtp/mailer.js';

export type Step = 'delivered' | 'drop' | 'retry';

/**
 * What follows from an attempt. A mail that may have arrived is never dropped before its time: the
 * same mail goes out again until a server confirms it, so that the newest mail holds a valid PIN
 * (P4). One that surely has not arrived is dropped if a caller waits to hear so (P3), or if it is
 * refused for good.
 */
export function nextStep(
  message: Pick<LeasedMessage, 'callerWaits' | 'maybeSent' | 'overdue'>,
  result: SendResult,
): Step {
  if (result.kind === 'accepted') return 'delivered';
  const surelyNotSent = result.kind !== 'unknown' && !message.maybeSent;
  if (surelyNotSent && (message.callerWaits || result.kind === 'refused')) return 'drop';
  return message.overdue ? 'drop' : 'retry';
}

const second = 1_000;
const longestPause = 900 * second;

/** Pause after the n-th attempt, milliseconds: doubles from one second to a quarter of an hour. */
export function retryDelay(attempts: number): number {
  return Math.min(second * 2 ** (attempts - 1), longestPause);
}
