import { refusals } from '../../common/domain-error.js';
import { unforeseen, type MailboxOutcome } from '../campaign-outcome.js';

/** The reason of an outcome in words for an administrator; empty if it has none. */
export function reasonText({ reason }: Pick<MailboxOutcome, 'reason'>): string {
  if (reason === null) return '';
  if (reason === unforeseen) return 'the reset failed, and is tried again: see the log';
  return Object.hasOwn(refusals, reason) ? refusals[reason as keyof typeof refusals] : reason;
}
