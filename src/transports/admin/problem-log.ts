import type { Logger } from '@nestjs/common';
import { NotAuthenticated } from '../../authentication/principal.js';
import { DomainError } from '../../common/domain-error.js';
import { NotAllowed } from './access/not-allowed.js';
import type { ProblemAnswer } from './problems.js';

/** Logs an error as the problem that it was answered with. */
export function logProblem(
  logger: Logger,
  error: unknown,
  { problem: { type, status } }: ProblemAnswer,
  requestId: string,
): void {
  // The guard has logged these already.
  if (error instanceof NotAuthenticated || error instanceof NotAllowed) return;
  const about = { requestId, status, problem: type };
  if (status === 500) {
    logger.error({ msg: 'unforeseen error', ...about, err: error });
  } else if (error instanceof DomainError) {
    const { facts, cause } = error;
    logger.warn({ msg: 'request refused', ...about, ...facts, err: cause });
  } else {
    // Without the words of the refusal, which may quote names and numbers.
    logger.warn({ msg: 'request refused', ...about });
  }
}
