import {
  Catch,
  HttpException,
  Logger,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { logProblem } from './problem-log.js';
import { problemOf, problemType } from './problems.js';

/** Turns every error into a problem (RFC 9457); no other place writes them. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const { id: requestId } = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const answer = problemOf(error);
    logProblem(this.logger, error, answer, requestId);
    // The rest of the body will not be read.
    if (error instanceof HttpException) reply.header('connection', 'close');
    void reply
      .code(answer.problem.status)
      .headers(answer.fields)
      .type(problemType)
      .send(JSON.stringify({ ...answer.problem, requestId }));
  }
}
