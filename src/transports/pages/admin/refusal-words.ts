import { ProvisioningError, type RefusedBecause } from '../../../accounts/provisioning-error.js';
import { DomainError, refusals } from '../../../common/domain-error.js';
import { IdempotencyConflict } from '../../../idempotency/idempotency-conflict.js';
import type { Notice } from '../session/session-store.js';
import type { AdminTexts } from './texts/admin-texts.js';

/** A change that a service has refused, for the form that asked for it. */
export interface RefusedChange {
  readonly problems: readonly string[];
  readonly because: RefusedBecause;
}

/**
 * The reasons of a service, in its own words for administrators.
 *
 * @throws the error, if it is no refused change
 */
export function refusedChange(error: unknown, { common }: AdminTexts): RefusedChange {
  if (!(error instanceof ProvisioningError)) throw error;
  const { problems, more, because } = error;
  return { problems: more > 0 ? [...problems, common.more(more)] : problems, because };
}

/**
 * What an administrator is told of an action that was refused.
 *
 * @throws the error, if it is no refusal, or what was to be changed does not exist
 */
export function refusedAction(error: unknown, texts: AdminTexts): Notice {
  const problem = (text: readonly string[]): Notice => {
    return { tone: 'problem', title: texts.common.notDone, text };
  };
  if (error instanceof ProvisioningError && error.because !== 'missing') {
    const { problems, because } = refusedChange(error, texts);
    return problem(because === 'changed' ? [texts.common.changed] : problems);
  }
  if (error instanceof IdempotencyConflict) return problem([texts.common.stillAtWork]);
  if (error instanceof DomainError && error.refusal !== 'DatabaseUnavailable') {
    return problem([texts.common.reason(refusals[error.refusal])]);
  }
  throw error;
}
