import { z } from 'zod';
import { violations } from '../../../pin-policy/pin-rules.js';
import { methodNotAllowed, type Answer, type Operation } from '../../json-api/contract.js';
import { changeRequest, checkRequest, verifyRequest } from '../contract.js';

export const json = (schema: z.ZodType) => ({ type: 'application/json', schema });

const expiresAt = z.iso
  .datetime()
  .nullable()
  .describe('When a temporary PIN expires, or a chosen one has to be changed; null: never.');

const rule = z.enum(violations);
const inOwnersLanguage = "in the language of the mailbox's owner.";

export const acceptedAnswer = z.object({
  result: z.literal('accepted'),
  mustChange: z
    .boolean()
    .describe('Whether the owner has to choose another PIN before anything else.'),
  reason: z
    .enum(['temporary', 'lifetime', 'policy'])
    .optional()
    .describe(
      'temporary: made by the system. lifetime: older than PINLifetime. policy: not what the policy asks for now.',
    ),
  rule: rule.optional().describe('For the reason policy: the rule that the PIN breaks.'),
  message: z.string().optional().describe(`The reason in a sentence, ${inOwnersLanguage}`),
  expiresAt,
});

export const deniedAnswer = z.object({
  result: z
    .enum(['denied', 'locked', 'expired'])
    .describe(
      'denied: a wrong PIN, or no such mailbox, or one that this phone system may not ask about. ' +
        'locked: too many wrong attempts. expired: a temporary PIN that was not changed in time.',
    ),
  message: z
    .string()
    .optional()
    .describe(`For expired: the same in a sentence, ${inOwnersLanguage}`),
});

export const changedAnswer = z.object({ result: z.literal('changed'), expiresAt });

export const acceptableAnswer = z.object({ result: z.literal('acceptable') });

export const refusedAnswer = z.object({
  result: z.literal('refused'),
  rule: rule.describe('The rule that the new PIN breaks.'),
  message: z.string().describe(`The same in a sentence, ${inOwnersLanguage}`),
});

export const failureAnswers = {
  invalid: z.object({ result: z.literal('invalid'), message: z.string() }),
  unauthenticated: z.object({ result: z.literal('unauthenticated') }),
  unavailable: z.object({ result: z.literal('unavailable') }),
  error: z.object({ result: z.literal('error'), requestId: z.string() }),
};

export const failure = (
  kind: keyof typeof failureAnswers,
  meaning: string,
  fields: Answer['fields'] = [],
): Answer => ({ meaning, content: json(failureAnswers[kind]), fields });

const answers = {
  400: failure('invalid', 'The request cannot be read; the message names the field.'),
  401: failure('unauthenticated', 'The API key is wrong or missing. Never because of a PIN.', [
    'WWW-Authenticate',
  ]),
  403: {
    meaning:
      'Not the PIN. Not 401, after which HTTP clients send the request again (RFC 9110 15.5.2): that ' +
      'would be a second wrong attempt.',
    content: json(deniedAnswer),
  },
  405: methodNotAllowed(),
  413: failure('invalid', 'A body over 64 KiB, or over MAX_BODY_BYTES.'),
  415: failure('invalid', 'A body that is not JSON in UTF-8, or has a content coding.'),
  500: failure('error', 'An error of the service; its log has the same request id.'),
  503: failure(
    'unavailable',
    'Deny access. Whether the attempt was counted, or the PIN changed, is not known.',
    ['Retry-After'],
  ),
} as const satisfies Operation['answers'];

export const verifyOperation = {
  method: 'post',
  path: '/v1/pin/verify',
  summary: 'Check a PIN',
  description: 'A wrong PIN is counted; a right one resets the count.',
  request: json(verifyRequest),
  answers: { 200: { meaning: 'The PIN.', content: json(acceptedAnswer) }, ...answers },
} as const satisfies Operation;

export const changeOperation = {
  method: 'post',
  path: '/v1/pin/change',
  summary: 'Change a PIN',
  description: 'A wrong old PIN is counted like any other wrong attempt.',
  request: json(changeRequest),
  answers: {
    200: { meaning: 'The new PIN is valid.', content: json(changedAnswer) },
    ...answers,
    422: {
      meaning: 'The old PIN is right and stays valid, as the policy does not accept the new one.',
      content: json(refusedAnswer),
    },
  },
} as const satisfies Operation;

export const checkOperation = {
  method: 'post',
  path: '/v1/pin/check',
  summary: 'Check a new PIN, without a change',
  description:
    'Says whether a change to this PIN would be accepted, and counts and stores nothing. The right PIN has to have ' +
    'come through the same phone system in the last few minutes, as for a change without the old PIN; it may still ' +
    'be changed after that. After fifteen checks the right PIN has to come again.',
  request: json(checkRequest),
  answers: {
    200: { meaning: 'A change to this PIN would be accepted.', content: json(acceptableAnswer) },
    ...answers,
    403: {
      meaning: 'No right PIN came in the last few minutes, or the mailbox is locked.',
      content: json(deniedAnswer),
    },
    422: { meaning: 'The policy does not accept the new PIN.', content: json(refusedAnswer) },
    503: failure('unavailable', 'The new PIN was not checked.', ['Retry-After']),
  },
} as const satisfies Operation;
