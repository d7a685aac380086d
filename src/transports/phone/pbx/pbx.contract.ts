import { z } from 'zod';
import { violations, type Violation } from '../../../pin-policy/pin-rules.js';
import { formType } from '../request.js';
import { methodNotAllowed, type Operation } from '../../json-api/contract.js';
import { changeRequest, checkRequest, verifyRequest, voiceMailRequest } from '../contract.js';
import { promptOf } from '../rule-prompts.js';

const form = (schema: z.ZodType) => ({ type: formType, schema });
const word = (schema: z.ZodType) => ({ type: 'text/plain', schema });

/** The words that deny access. */
const denials = ['DENY', 'LOCKED', 'EXPIRED', 'ERROR'] as const;

/** A rule as an explained word has it: its name, and the number of its prompt. */
export const explainedRule = (rule: Violation) => `${rule}:${promptOf[rule]}` as const;

export const verifyWord = z.enum([
  'OK',
  'OK_CHANGE',
  ...violations.map((rule) => `OK_CHANGE:${explainedRule(rule)}` as const),
  ...denials,
]);

/** A refusal has its rule after a colon: one word, which dialplans split easily. */
export const changeWord = z.enum([
  'OK',
  ...violations.map((rule) => `REFUSED:${rule}` as const),
  ...violations.map((rule) => `REFUSED:${explainedRule(rule)}` as const),
  ...denials,
]);

// Not the default: dialplans compare whole words, and some refuse an answer with digits.
const explain = z
  .enum(['yes', 'no'], 'must be yes or no')
  .optional()
  .describe(
    'yes: a rule is followed by a colon and the number of its prompt, as in REFUSED:sequence:4, and OK_CHANGE by the ' +
      'rule that the PIN breaks now, if that is the reason.',
  );

export const verifyForm = verifyRequest.extend({ explain });
export const changeForm = changeRequest.extend({ explain });
export const checkForm = checkRequest.extend({ explain });

/** OOF stands for the out-of-office greeting, as in [MS-OXWUMS]. */
export const voiceMailWord = z.enum(['NORMAL', 'OOF', 'DENY', 'ERROR']);

const failures = 'ERROR stands for everything else, a wrong API key included.';

export const verifyPbxOperation = {
  method: 'post',
  path: '/v1/pbx/verify',
  summary: "Check a PIN, for Asterisk's CURL()",
  description:
    'One word with status 200, as CURL() hands over the body and not the status. Let a caller in on OK alone, and on OK_CHANGE to a change of PIN; an empty answer is a timeout. ' +
    failures,
  request: form(verifyForm),
  answers: { 200: { meaning: 'One word.', content: word(verifyWord) }, 405: methodNotAllowed() },
} as const satisfies Operation;

export const changePbxOperation = {
  method: 'post',
  path: '/v1/pbx/change',
  summary: "Change a PIN, for Asterisk's CURL()",
  description: `One word with status 200. The PIN is changed on OK alone. ${failures}`,
  request: form(changeForm),
  answers: { 200: { meaning: 'One word.', content: word(changeWord) }, 405: methodNotAllowed() },
} as const satisfies Operation;

export const checkPbxOperation = {
  method: 'post',
  path: '/v1/pbx/check',
  summary: "Check a new PIN without a change, for Asterisk's CURL()",
  description:
    'One word with status 200: OK if a change to this PIN would be accepted, as /v1/pin/check says it. DENY if no ' +
    `right PIN came through the same phone system in the last few minutes. ${failures}`,
  request: form(checkForm),
  answers: { 200: { meaning: 'One word.', content: word(changeWord) }, 405: methodNotAllowed() },
} as const satisfies Operation;

export const voiceMailPbxOperation = {
  method: 'post',
  path: '/v1/pbx/voice-mail',
  summary: "Which greeting callers hear, for Asterisk's CURL()",
  description:
    'One word with status 200. OOF: the out-of-office greeting. NORMAL: the usual one. DENY: no mailbox, or none with ' +
    `Unified Messaging, that this phone system may ask about. ${failures}`,
  request: form(voiceMailRequest),
  answers: { 200: { meaning: 'One word.', content: word(voiceMailWord) }, 405: methodNotAllowed() },
} as const satisfies Operation;
