import { versionOf } from '../../common/version.js';
import type { VoiceMailProperties } from '../voice-mail-properties.js';
import type { MailboxView } from './mailbox-views.js';

/** What can be changed of a mailbox, beside its policy. */
type Changeable = Pick<
  MailboxView,
  | 'displayName'
  | 'extensions'
  | 'phoneNumbers'
  | 'language'
  | 'umEnabled'
  | keyof VoiceMailProperties
>;

/**
 * The version of a mailbox: another one after each change by an administrator, or by its
 * owner. Its PIN has no part in it.
 *
 * @param policy its name
 */
export function mailboxVersion(mailbox: Changeable, policy: string): string {
  const { displayName, extensions, phoneNumbers, language, umEnabled } = mailbox;
  const { oofStatus, missedCallNotificationEnabled } = mailbox;
  const { playOnPhoneDialString, telephoneAccessFolderEmail } = mailbox;
  return versionOf([
    ...[displayName, extensions, phoneNumbers, language, umEnabled, policy],
    ...[
      oofStatus,
      missedCallNotificationEnabled,
      playOnPhoneDialString,
      telephoneAccessFolderEmail,
    ],
  ]);
}
