import { STATUS_CODES } from 'node:http';
import { HttpException } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { basicChallenge } from '../../authentication/credentials.js';
import { NotAuthenticated } from '../../authentication/principal.js';
import { DomainError, type Refusal } from '../../common/domain-error.js';
import { InvalidRequest } from './request.js';

/** Why a question has no verdict. Whatever words a door has for it, none of them lets anybody in. */
export type Failure =
  | { readonly kind: 'unauthenticated'; readonly status: 401; readonly challenge: string }
  | { readonly kind: 'invalid'; readonly status: number; readonly message: string }
  | { readonly kind: 'unavailable'; readonly status: 503; readonly retryAfterMs: number }
  | { readonly kind: 'error'; readonly status: 500 };

/**
 * What every refusal is to a phone system. A refusal without a row does not compile. The upper three
 * pass; the others belong to resets and to callers with passwords, and would be our mistake here.
 */
const kinds: Record<Refusal, 'unavailable' | 'error'> = {
  ServerBusy: 'unavailable',
  DatabaseUnavailable: 'unavailable',
  DirectoryUnavailable: 'unavailable',
  MailboxNotFound: 'error',
  UmNotEnabled: 'error',
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

/** Nobody waits longer than this at a phone. */
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

/** Status and fields of HTTP for a failure, for doors that have them. */
export function answerWith(reply: FastifyReply, failure: Failure): FastifyReply {
  if (failure.kind === 'unauthenticated') reply.header('www-authenticate', failure.challenge);
  if (failure.kind === 'unavailable') {
    // RFC 9110 10.2.3: whole seconds.
    reply.header('retry-after', String(Math.ceil(failure.retryAfterMs / 1_000)));
  }
  return reply.code(failure.status);
}
