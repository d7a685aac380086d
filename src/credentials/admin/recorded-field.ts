import type { NewMailbox } from './mailbox-draft.js';

/**
 * A field that has changed, for the audit. Of personal data only the name: the audit is kept longer than a number
 * belongs to its owner.
 */
export function recordedField(
  name: Exclude<keyof NewMailbox, 'address'>,
  mailbox: NewMailbox,
): string {
  if (name === 'policy') return `policy ${mailbox.policy}`;
  return typeof mailbox[name] === 'boolean' ? `${name} ${mailbox[name]}` : name;
}
