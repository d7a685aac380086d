import { DomainError } from '../../../common/domain-error.js';
import { IdempotencyConflict } from '../../../idempotency/idempotency-conflict.js';
import type { ResetDone } from '../../../metrics/metrics.js';
import type { Notice } from '../session/session-store.js';
import type { HelpdeskTexts, ResetTexts } from './texts/helpdesk-texts.js';

export function resetNotice({ reset }: HelpdeskTexts, done: ResetDone, address: string): Notice {
  return done === 'joined'
    ? { tone: 'done', title: reset.joined, text: [reset.joinedText(address)] }
    : { tone: 'done', title: reset.sent, text: [reset.sentText(address)] };
}

/** @param mailed whether there was a word to the owner */
export function unlockNotice(
  { unlock }: HelpdeskTexts,
  wasLocked: boolean,
  mailed: boolean,
  address: string,
): Notice {
  if (!wasLocked) return { tone: 'done', title: unlock.notLocked, text: [unlock.notLockedText] };
  const text = mailed ? [unlock.doneText, unlock.mailed(address)] : [unlock.doneText];
  return { tone: 'done', title: unlock.done, text };
}

/**
 * Why a reset was not carried out, and whether the present PIN works.
 *
 * @throws the error, if it is none of a reset
 */
export function resetProblems({ reset }: HelpdeskTexts, error: unknown): string[] {
  if (error instanceof IdempotencyConflict) return [conflictWords(reset, error)];
  const reason = error instanceof DomainError && refusalWords(reset, error);
  if (!reason) throw error;
  const open = error instanceof DomainError && error.refusal === 'DeliveryUnconfirmed';
  return open ? [reason] : [reason, reset.oldPinStays];
}

/** @throws the error, if it is not that of a form which was sent twice */
export function unlockProblems({ reset }: HelpdeskTexts, error: unknown): string[] {
  if (error instanceof IdempotencyConflict) return [conflictWords(reset, error)];
  throw error;
}

function conflictWords(texts: ResetTexts, { trouble }: IdempotencyConflict): string {
  return trouble === 'in-progress' ? texts.underWay : texts.sentBefore;
}

function refusalWords(texts: ResetTexts, { refusal, facts }: DomainError): string | undefined {
  if (refusal === 'TooManyResets') {
    return texts.tooMany(Math.max(1, Math.ceil((facts.retryAfterMs ?? 0) / 60_000)));
  }
  return (texts.reasons as Partial<Record<string, string>>)[refusal];
}
