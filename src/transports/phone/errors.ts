import { STATUS_CODES } from 'node:http';
import {
  Catch,
  HttpException,
  Logger,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { basicChallenge } from '../../authentication/credentials.js';
import { NotAuthenticated } from '../../authentication/principal.js';
import { DomainError, type Refusal } from '../../common/domain-error.js';
import { InvalidRequest } from '../json-api/invalid-request.js';

/** Why a request has no result. Each transport has its own words for it; none of them grants access. */
export type Failure =
  | { readonly kind: 'unauthenticated'; readonly status: 401; readonly challenge: string }
  | { readonly kind: 'invalid'; readonly status: number; readonly message: string }
  | { readonly kind: 'unavailable'; readonly status: 503; readonly retryAfterMs: number }
  | { readonly kind: 'error'; readonly status: 500 };

/**
 * How phone systems are told of each refusal. A refusal without a row does not compile. The first three
 * are temporary; the others belong to resets and to password logins, and are a bug if they occur here.
 */
const kinds: Record<Refusal, 'unavailable' | 'error'> = {
  ServerBusy: 'unavailable',
  DatabaseUnavailable: 'unavailable',
  DirectoryUnavailable: 'unavailable',
  MailboxNotFound: 'error',
  UmNotEnabled: 'error',
  DialStringInvalid: 'error',
  ObjectIdInvalid: 'error',
  CallIdInvalid: 'error',
  NoCallBackend: 'error',
  CallFailed: 'error',
  NoPinSatisfiesPolicy: 'error',
  NotificationRefused: 'error',
  NotificationUnavailable: 'error',
  DeliveryUnconfirmed: 'error',
  TooManyResets: 'error',
  TooManyFailedLogins: 'error',
  ImpersonationDenied: 'error',
  ImpersonatedUserNotFound: 'error',
  SidUnknown: 'error',
  ImpersonationAmbiguous: 'error',
};

/** The longest that a person waits at a phone. */
const shortPauseMs = 2_000;

export function failureOf(error: unknown): Failure {
  if (error instanceof NotAuthenticated) {
    // RFC 9110 15.5.2: no 401 without a challenge.
    const { challenge = basicChallenge } = error;
    return { kind: 'unauthenticated', status: 401, challenge };
  }
  if (error instanceof InvalidRequest) {
    return { kind: 'invalid', status: 400, message: error.message };
  }
  if (error instanceof HttpException && error.getStatus() < 500) {
    const status = error.getStatus();
    return { kind: 'invalid', status, message: `${STATUS_CODES[status] ?? 'Error'}.` };
  }
  if (error instanceof DomainError && kinds[error.refusal] === 'unavailable') {
    const { retryAfterMs = shortPauseMs } = error.facts;
    return { kind: 'unavailable', status: 503, retryAfterMs };
  }
  return { kind: 'error', status: 500 };
}

/** Sets the HTTP status and header fields of a failure, for transports that use them. */
export function answerWith(reply: FastifyReply, failure: Failure): FastifyReply {
  if (failure.kind === 'unauthenticated') reply.header('www-authenticate', failure.challenge);
  if (failure.kind === 'unavailable') {
    // RFC 9110 10.2.3: whole seconds.
    reply.header('retry-after', String(Math.ceil(failure.retryAfterMs / 1_000)));
  }
  return reply.code(failure.status);
}

/** Logs every error and answers it. Each transport has its own, with its own form of the answer. */
@Catch()
export abstract class FailureFilter implements ExceptionFilter {
  private readonly logger = new Logger(FailureFilter.name);

  protected abstract respond(failure: Failure, reply: FastifyReply, request: FastifyRequest): void;

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const failure = failureOf(error);
    this.log(error, failure, request.id);
    // The rest of the body will not be read.
    if (error instanceof HttpException) reply.header('connection', 'close');
    this.respond(failure, reply, request);
  }

  private log(error: unknown, failure: Failure, requestId: string): void {
    // The guard has logged it already.
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
