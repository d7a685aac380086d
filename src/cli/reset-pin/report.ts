import { explain } from './explain.js';
import type { Outcome } from './outcome.js';

export const exitCodes = { reset: 0, refused: 1, unreached: 3, unknown: 3 } as const;

/** One line for a script: the outcome as it is, and the same sentence that a person would read. */
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
