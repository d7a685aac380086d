import { exitCode } from '../shared/errors.js';
import type { Fault, Outcome } from './outcome.js';

export const exitCodes = {
  reset: exitCode.done,
  refused: exitCode.refused,
  unreached: exitCode.unavailable,
  unknown: exitCode.unavailable,
} as const;

/** One line for a script: the outcome, and the sentence that a person would read. */
export function reportAsJson(outcome: Outcome): string {
  return JSON.stringify({ ...outcome, explanation: sentence(outcome) });
}

export function reportInWords(outcome: Outcome): string {
  const lines = [sentence(outcome)];
  if (outcome.outcome === 'refused') {
    const { faultCode, exceptionType, responseCode, message } = outcome.fault;
    const codes = new Set([exceptionType, responseCode, faultCode].filter(Boolean));
    if (message) lines.push(`The service says: ${message}`);
    lines.push(`Fault: ${[...codes].join(', ') || 'without a code'}`);
  }
  if (outcome.outcome !== 'reset' && outcome.requestId) {
    lines.push(`Request id for the helpdesk: ${outcome.requestId}`);
  }
  return lines.join('\n');
}

function sentence(outcome: Outcome): string {
  switch (outcome.outcome) {
    case 'reset':
      return 'A new PIN has been made and mailed to the owner of the mailbox.';
    case 'refused':
      return `The PIN has not been reset. ${explain(outcome.fault)}`;
    case 'unreached':
      return `The PIN has not been reset. ${outcome.reason}`;
    case 'unknown':
      return (
        `${outcome.reason} It is not known whether the PIN is being reset: a mail with a new PIN ` +
        'may still arrive. Until it does, the old PIN is valid.'
      );
  }
}

const notUmEnabled =
  'The mailbox is not enabled for voice mail (Unified Messaging), so it has no PIN. Ask the helpdesk.';
const notUnderstood =
  'The service did not understand the request. Check that --url is the address of this service.';

/** The meaning of a code for the caller; the most specific of a fault's codes decides. */
const meanings: ReadonlyMap<string | undefined, string> = new Map([
  [
    'NotificationFailedException',
    'The mail with the new PIN could not be delivered, or its delivery is not confirmed. The old ' +
      'PIN is still valid, unless such a mail arrives.',
  ],
  ['PinPolicyException', 'No PIN fits the PIN policy of the mailbox. The helpdesk must change it.'],
  ['UserNotUmEnabledException', notUmEnabled],
  ['ErrorUserNotUnifiedMessagingEnabled', notUmEnabled],
  ['ErrorAccessDenied', 'The user name or the password is wrong.'],
  ['ErrorAccountDisabled', 'The account is disabled. Ask the helpdesk.'],
  ['ErrorNonExistentMailbox', 'The account has no mailbox. Ask the helpdesk.'],
  ['ErrorServerBusy', 'The service is too busy, or too many resets were requested.'],
  ['ErrorInternalServerTransientError', 'The service cannot be used now. Try again in a while.'],
  ['ErrorInternalServerError', 'The service ran into an error of its own. Tell the helpdesk.'],
  ['ErrorInvalidRequest', notUnderstood],
  ['ErrorSchemaValidation', notUnderstood],
  ['VersionMismatch', notUnderstood],
  ['MustUnderstand', notUnderstood],
]);

/** A fault in plain English. */
export function explain({ exceptionType, responseCode, faultCode, retryAfterSeconds }: Fault) {
  const meaning =
    meanings.get(exceptionType) ?? meanings.get(responseCode) ?? meanings.get(faultCode);
  const wait = retryAfterSeconds === undefined ? '' : ` Try again in ${retryAfterSeconds} seconds.`;
  return (meaning ?? 'The service refused, for a reason that this program does not know.') + wait;
}
