import type { Subject } from '../audit/audit-log.js';
import type { Account } from './account.entity.js';

/**
 * What an event of the audit is about, if it is an account: its id, as a login is often a mail address, which a removal
 * could not take out of the audit.
 *
 * @param what happened to it, unless the event says it all
 */
export function aboutAccount(
  { id, mailboxId }: Pick<Account, 'id' | 'mailboxId'>,
  what?: string,
): Subject {
  const about = { detail: what === undefined ? id : `${id}: ${what}` };
  return mailboxId === null ? about : { ...about, mailboxId };
}
