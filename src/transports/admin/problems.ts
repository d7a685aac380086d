import { STATUS_CODES } from 'node:http';
import { HttpException } from '@nestjs/common';
import { z } from 'zod';
import { ProvisioningError, type RefusedBecause } from '../../accounts/provisioning-error.js';
import { RootTooOld } from '../../audit/verify/audit-verification.js';
import { NotAuthenticated } from '../../authentication/principal.js';
import { DomainError, refusals, type Refusal } from '../../common/domain-error.js';
import type { Answer } from '../json-api/contract.js';
import { InvalidRequest } from '../json-api/invalid-request.js';
import { NotAllowed } from './access/not-allowed.js';
import { WorkUnderWay } from './long-work/work-under-way.js';
import {
  IdempotencyConflict,
  type IdempotencyTrouble,
} from '../../idempotency/idempotency-conflict.js';
import { riskSchema, riskAnswer } from './policies/policy-risk.js';

/** RFC 9457, with what programs may need beside it. */
export const problemSchema = z.object({
  type: z
    .string()
    .describe('What kind of problem it is, for programs: `urn:umpin:problem:` and a name.'),
  title: z.string().describe('The same in words.'),
  status: z.int(),
  detail: z.string().optional().describe('What was wrong with this request.'),
  problems: z
    .array(z.string())
    .optional()
    .describe('Each rule that the request breaks, in words for an administrator.'),
  risk: riskSchema.optional().describe('Of a policy that is refused for it.'),
  requestId: z.string().describe('The id of this request in the log of the service.'),
});

export type Problem = z.infer<typeof problemSchema>;

export const problemType = 'application/problem+json';

/** A problem before it has the id of its request. */
export interface ProblemAnswer {
  readonly problem: Omit<Problem, 'requestId'>;
  /** Header fields of the answer. */
  readonly fields: Readonly<Record<string, string>>;
}

/** The status of each refusal. One without a row does not compile; 500 are those that are a bug here. */
const statuses: Record<Refusal, number> = {
  MailboxNotFound: 404,
  UmNotEnabled: 409,
  DialStringInvalid: 500,
  ObjectIdInvalid: 500,
  CallIdInvalid: 500,
  NoCallBackend: 500,
  CallFailed: 500,
  NoPinSatisfiesPolicy: 409,
  NotificationRefused: 502,
  NotificationUnavailable: 503,
  DeliveryUnconfirmed: 504,
  TooManyResets: 429,
  TooManyFailedLogins: 429,
  ImpersonationDenied: 500,
  ImpersonatedUserNotFound: 500,
  SidUnknown: 500,
  ImpersonationAmbiguous: 500,
  DirectoryUnavailable: 503,
  ServerBusy: 503,
  DatabaseUnavailable: 503,
};

const refusedChanges: Record<RefusedBecause, { readonly status: number; readonly title: string }> =
  {
    invalid: { status: 422, title: 'The change breaks a rule' },
    missing: { status: 404, title: 'There is none, or none within your scope' },
    taken: { status: 409, title: 'It exists already' },
    conflict: { status: 409, title: 'Its present state does not allow it' },
    changed: { status: 412, title: 'It is not the version of If-Match' },
    'out-of-scope': { status: 403, title: 'It would be outside of your scope' },
    'extension-shared': { status: 409, title: 'A phone system would confuse two owners' },
    'too-easily-guessed': { status: 422, title: 'PINs of this policy would be guessed too easily' },
  };

const idempotencyTrouble: Record<
  IdempotencyTrouble,
  { readonly status: number; readonly title: string }
> = {
  'in-progress': { status: 409, title: 'The request with this Idempotency-Key is in progress' },
  'other-request': { status: 422, title: 'This Idempotency-Key belongs to another request' },
};

/** The longest that a client is to wait before it tries again, unless the refusal says otherwise. */
const shortPauseMs = 2_000;

/** The answer to an error; the only place that decides it. */
export function problemOf(error: unknown): ProblemAnswer {
  if (error instanceof NotAuthenticated) {
    const { challenge } = error;
    // RFC 9110 15.5.2: no 401 without a challenge.
    return challenge
      ? problem(
          401,
          'not-authenticated',
          'Not authenticated',
          {},
          { 'www-authenticate': challenge },
        )
      : problem(403, 'not-authenticated', 'Not authenticated');
  }
  if (error instanceof NotAllowed) {
    return problem(403, 'not-allowed', 'Your roles have no right to this');
  }
  if (error instanceof InvalidRequest) {
    return problem(400, 'invalid-request', 'The request cannot be read', { detail: error.message });
  }
  if (error instanceof IdempotencyConflict) {
    const { status, title } = idempotencyTrouble[error.trouble];
    const fields = error.retryAfterMs === undefined ? {} : retryAfter(error.retryAfterMs);
    return problem(status, error.trouble, title, {}, fields);
  }
  if (error instanceof RootTooOld) {
    return problem(422, 'root-too-old', 'That root cannot be compared', { detail: error.message });
  }
  if (error instanceof ProvisioningError) return ofRefusedChange(error);
  if (error instanceof WorkUnderWay) {
    return ofRefusal(error, { detail: `${error.kind} is under way already: one at a time` });
  }
  if (error instanceof DomainError && statuses[error.refusal] !== 500) return ofRefusal(error);
  if (error instanceof HttpException && error.getStatus() < 500) {
    const status = error.getStatus();
    return problem(status, 'invalid-request', STATUS_CODES[status] ?? 'Error');
  }
  return problem(500, 'internal-error', 'An error of the service; its log has the same request id');
}

function ofRefusedChange({ because, problems, more, facts }: ProvisioningError): ProblemAnswer {
  const { status, title } = refusedChanges[because];
  const named = more > 0 ? [...problems, `… and ${more} more`] : [...problems];
  const risk = riskAnswer(facts.risk);
  return problem(status, because, title, {
    detail: named[0],
    problems: named,
    ...(risk && { risk }),
  });
}

function ofRefusal({ refusal, facts }: DomainError, more: Partial<Problem> = {}): ProblemAnswer {
  const status = statuses[refusal];
  const name = refusal.replaceAll(/(?<!^)[A-Z]/g, '-$&').toLowerCase();
  const passes = status === 429 || status === 503;
  const fields = passes ? retryAfter(facts.retryAfterMs ?? shortPauseMs) : {};
  const [first = '', ...rest] = refusals[refusal];
  return problem(status, name, first.toUpperCase() + rest.join(''), more, fields);
}

// RFC 9110 10.2.3: whole seconds.
function retryAfter(ms: number): Record<string, string> {
  return { 'retry-after': String(Math.ceil(ms / 1_000)) };
}

function problem(
  status: number,
  name: string,
  title: string,
  more: Partial<Problem> = {},
  fields: Readonly<Record<string, string>> = {},
): ProblemAnswer {
  return { problem: { type: `urn:umpin:problem:${name}`, title, status, ...more }, fields };
}

const meanings = {
  400: 'The request cannot be read; the detail names the field.',
  401: 'The credentials are wrong or missing.',
  403: 'The roles of the caller have no right to this, or it would be outside of their scope.',
  404: 'There is none, or none within the scope of the caller.',
  409: 'It exists already, or its present state does not allow this.',
  412: 'It is not the version of If-Match: it has been changed meanwhile.',
  413: 'A body over MAX_BODY_BYTES.',
  415: 'A body that is not JSON in UTF-8, or has a content coding.',
  422: 'What is wanted breaks a rule; `problems` has each of them.',
  429: 'Too many resets, or too many failed logins.',
  500: 'An error of the service; its log has the same request id.',
  502: 'The mail server refused the mail for good. The old PIN is valid.',
  503: 'The service, its database, its directory or its mail server cannot do this now.',
  504: 'The mail server has not confirmed the mail in time; the old PIN is valid until it arrives.',
} as const;

export type ProblemStatus = keyof typeof meanings;

/** The answers of a contract for these statuses, beside those that every route has. */
export function problemAnswers(...more: readonly ProblemStatus[]): Record<number, Answer> {
  const all: readonly ProblemStatus[] = [400, 401, 403, 429, 500, 503, ...more];
  return Object.fromEntries(
    all.map((status) => [
      status,
      {
        meaning: meanings[status],
        content: { type: problemType, schema: problemSchema },
        ...(status === 401 && { fields: ['WWW-Authenticate'] as const }),
        ...((status === 429 || status === 503) && { fields: ['Retry-After'] as const }),
      },
    ]),
  );
}
