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
import { failureOf, type Failure } from './failure.js';

/** A door's own words for a failure. */
export type FailureResponder = (
  failure: Failure,
  reply: FastifyReply,
  request: FastifyRequest,
) => void;

/** Logs whatever was thrown, and has the door say so in its own form: nothing passes it by. */
@Catch()
export class FailureFilter implements ExceptionFilter {
  private readonly logger = new Logger(FailureFilter.name);

  constructor(private readonly say: FailureResponder) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const failure = failureOf(error);
    this.log(error, failure, request.id);
    // What is left of the body will not be read.
    if (error instanceof HttpException) reply.header('connection', 'close');
    this.say(failure, reply, request);
  }

  private log(error: unknown, failure: Failure, requestId: string): void {
    // The guard has said more about it.
    if (error instanceof NotAuthenticated) return;
    if (failure.kind === 'invalid') {
      const { status, message } = failure;
      this.logger.warn({ msg: 'request refused', requestId, status, reason: message });
    } else if (failure.kind === 'unavailable' && error instanceof DomainError) {
      const { refusal, facts, cause } = error;
      this.logger.warn({ msg: 'request refused', requestId, refusal, ...facts, err: cause });
    } else {
      this.logger.error({ msg: 'unforeseen error', requestId, err: error });
    }
  }
}
