import { ProvisioningError, type RefusedBecause } from '../../../accounts/provisioning-error.js';
import { DomainError, refusals } from '../../../common/domain-error.js';
import { IdempotencyConflict } from '../../../idempotency/idempotency-conflict.js';
import type { Notice } from '../session/session-store.js';
import type { AdminView } from './admin-pages.js';

/** A change that a service has refused, for the form that asked for it. */
export interface RefusedChange {
  readonly problems: readonly string[];
  readonly because: RefusedBecause;
}

/** The language of the reader. */
type Words = Pick<AdminView, 'texts' | 'page'>;

/**
 * The reasons of a service, in its own words for administrators.
 *
 * @throws the error, if it is no refused change
 */
export function refusedChange(error: unknown, { texts: { common }, page }: Words): RefusedChange {
  if (error instanceof IdempotencyConflict) {
    const { trouble } = error;
    const problem = trouble === 'in-progress' ? common.stillAtWork : common.sentAlready;
    return { problems: [problem], because: 'conflict' };
  }
  if (!(error instanceof ProvisioningError)) throw error;
  const { problems, more, because } = error;
  return { problems: more > 0 ? [...problems, common.more(page.count(more))] : problems, because };
}

/**
 * The same reasons alone.
 *
 * @throws the error, if it is no refused change, or what was to be changed does not exist
 */
export function refusalLines(error: unknown, words: Words): readonly string[] {
  const { problems, because } = refusedChange(error, words);
  if (because === 'missing') throw error;
  return problems;
}

/**
 * What an administrator is told of an action that was refused.
 *
 * @throws the error, if it is no refusal, or what was to be changed does not exist
 */
export function refusedAction(error: unknown, words: Words): Notice {
  const { common } = words.texts;
  const problem = (text: readonly string[], title = common.notDone): Notice => {
    return { tone: 'problem', title, text };
  };
  if (error instanceof DomainError && error.refusal !== 'DatabaseUnavailable') {
    const open = error.refusal === 'DeliveryUnconfirmed';
    const reason = common.reason(refusals[error.refusal]);
    return problem([reason], open ? common.open : common.notDone);
  }
  const { problems, because } = refusedChange(error, words);
  if (because === 'missing') throw error;
  return problem(because === 'changed' ? [common.changed] : problems);
}
