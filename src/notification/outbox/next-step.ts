import type { LeasedMessage } from './outbox.js';
import type { SendResult } from '../smtp/mailer.js';

export type Step = 'delivered' | 'drop' | 'retry';

/**
 * The step that follows an attempt. A mail that may have arrived is not dropped before it is overdue: the
 * same mail is sent again until a server confirms it, so that the newest mail holds a valid PIN (P4). A
 * mail that has certainly not arrived is dropped if a caller waits for the outcome (P3), or if the server
 * has refused it permanently.
 */
export function nextStep(
  message: Pick<LeasedMessage, 'callerWaits' | 'maybeSent' | 'overdue'>,
  result: SendResult,
): Step {
  if (result.kind === 'accepted') return 'delivered';
  const certainlyNotSent = result.kind !== 'unknown' && !message.maybeSent;
  if (certainlyNotSent && (message.callerWaits || result.kind === 'refused')) return 'drop';
  return message.overdue ? 'drop' : 'retry';
}

const second = 1_000;
const longestPause = 900 * second;

/** The pause after the n-th attempt, milliseconds: doubles from one second up to 15 minutes. */
export function retryDelay(attempts: number): number {
  return Math.min(second * 2 ** (attempts - 1), longestPause);
}
