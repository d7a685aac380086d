import {
  Catch,
  HttpException,
  Logger,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NotAuthenticated } from '../../authentication/principal.js';
import { DomainError } from '../../common/domain-error.js';
import { NotAllowed } from './access/admin.guard.js';
import { problemOf, problemType, type ProblemAnswer } from './problems.js';

/** Turns every error into a problem (RFC 9457); no other place writes them. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const { id: requestId } = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const answer = problemOf(error);
    this.log(error, answer, requestId);
    // The rest of the body will not be read.
    if (error instanceof HttpException) reply.header('connection', 'close');
    void reply
      .code(answer.problem.status)
      .headers(answer.fields)
      .type(problemType)
      .send(JSON.stringify({ ...answer.problem, requestId }));
  }

  private log(error: unknown, { problem: { type, status } }: ProblemAnswer, requestId: string) {
    // The guard has logged these already.
    if (error instanceof NotAuthenticated || error instanceof NotAllowed) return;
    const about = { requestId, status, problem: type };
    if (status === 500) {
      this.logger.error({ msg: 'unforeseen error', ...about, err: error });
    } else if (error instanceof DomainError) {
      const { facts, cause } = error;
      this.logger.warn({ msg: 'request refused', ...about, ...facts, err: cause });
    } else {
      // Without the words of the refusal, which may quote names and numbers.
      this.logger.warn({ msg: 'request refused', ...about });
    }
  }
}
