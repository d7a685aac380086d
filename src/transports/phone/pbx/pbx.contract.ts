import { z } from 'zod';
import { violations } from '../../../pin-policy/pin-rules.js';
import { formType } from '../request.js';
import { methodNotAllowed, type Operation } from '../../json-api/contract.js';
import { changeRequest, checkRequest, verifyRequest } from '../contract.js';

const form = (schema: z.ZodType) => ({ type: formType, schema });
const word = (schema: z.ZodType) => ({ type: 'text/plain', schema });

/** The words that deny access. */
const denials = ['DENY', 'LOCKED', 'EXPIRED', 'ERROR'] as const;

export const verifyWord = z.enum(['OK', 'OK_CHANGE', ...denials]);

/** A refusal has its rule after a colon: one word, which dialplans split easily. */
export const changeWord = z.enum([
  'OK',
  ...violations.map((rule) => `REFUSED:${rule}` as const),
  ...denials,
]);

const failures = 'ERROR stands for everything else, a wrong API key included.';

export const verifyPbxOperation = {
  method: 'post',
  path: '/v1/pbx/verify',
  summary: "Check a PIN, for Asterisk's CURL()",
  description:
    'One word with status 200, as CURL() hands over the body and not the status. Let a caller in on OK alone, and on OK_CHANGE to a change of PIN; an empty answer is a timeout. ' +
    failures,
  request: form(verifyRequest),
  answers: { 200: { meaning: 'One word.', content: word(verifyWord) }, 405: methodNotAllowed() },
} as const satisfies Operation;

export const changePbxOperation = {
  method: 'post',
  path: '/v1/pbx/change',
  summary: "Change a PIN, for Asterisk's CURL()",
  description: `One word with status 200. The PIN is changed on OK alone. ${failures}`,
  request: form(changeRequest),
  answers: { 200: { meaning: 'One word.', content: word(changeWord) }, 405: methodNotAllowed() },
} as const satisfies Operation;

export const checkPbxOperation = {
  method: 'post',
  path: '/v1/pbx/check',
  summary: "Check a new PIN without a change, for Asterisk's CURL()",
  description:
    'One word with status 200: OK if a change to this PIN would be accepted, as /v1/pin/check says it. DENY if no ' +
    `right PIN came through the same phone system in the last few minutes. ${failures}`,
  request: form(checkRequest),
  answers: { 200: { meaning: 'One word.', content: word(changeWord) }, 405: methodNotAllowed() },
} as const satisfies Operation;
