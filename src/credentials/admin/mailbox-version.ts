import { versionOf } from '../../common/version.js';
import type { MailboxView } from './mailbox-views.js';

/** What an administrator can change of a mailbox, beside its policy. */
type Changeable = Pick<
  MailboxView,
  'displayName' | 'extensions' | 'phoneNumbers' | 'language' | 'umEnabled'
>;

/**
 * The version of a mailbox: another one after each change by an administrator. Its PIN has no part in it.
 *
 * @param policy its name
 */
export function mailboxVersion(mailbox: Changeable, policy: string): string {
  const { displayName, extensions, phoneNumbers, language, umEnabled } = mailbox;
  return versionOf([displayName, extensions, phoneNumbers, language, umEnabled, policy]);
}
