import { defaultPolicyName } from '../../../../credentials/admin/mailbox-draft.js';
import type { MailboxView } from '../../../../credentials/admin/mailbox-views.js';
import type { MailboxChange } from '../../../../credentials/admin/mailboxes.service.js';
import type { PageForm } from '../../access/page-form.js';
import { formWith, listIn } from '../form-values.js';

/** The names of a form's fields. */
export const mailboxFields = {
  address: 'address',
  displayName: 'displayName',
  extensions: 'extensions',
  phoneNumbers: 'phoneNumbers',
  language: 'language',
  policy: 'policy',
  umEnabled: 'umEnabled',
  oofStatus: 'oofStatus',
  missedCallNotificationEnabled: 'missedCallNotificationEnabled',
  playOnPhoneDialString: 'playOnPhoneDialString',
  telephoneAccessFolderEmail: 'telephoneAccessFolderEmail',
  sendPin: 'sendPin',
  share: 'share',
  version: 'version',
} as const;

export function newMailboxForm(): PageForm {
  return formWith({
    language: 'en',
    policy: defaultPolicyName,
    umEnabled: true,
    sendPin: true,
    missedCallNotificationEnabled: true,
  });
}

/** The form of a mailbox as it is stored. */
export function mailboxForm(mailbox: MailboxView, version: string): PageForm {
  const { displayName, extensions, phoneNumbers, language, policy, umEnabled } = mailbox;
  return formWith({
    displayName: displayName ?? '',
    extensions: extensions.join(' '),
    phoneNumbers: phoneNumbers.join(' '),
    language,
    policy,
    umEnabled,
    oofStatus: mailbox.oofStatus,
    missedCallNotificationEnabled: mailbox.missedCallNotificationEnabled,
    playOnPhoneDialString: mailbox.playOnPhoneDialString ?? '',
    telephoneAccessFolderEmail: mailbox.telephoneAccessFolderEmail ?? '',
    version,
  });
}

/** What the form of a mailbox holds, all of it. */
export type FormChange = Required<MailboxChange>;

/** All that a form says of a mailbox but its address. */
export function mailboxIn(form: PageForm): FormChange {
  return {
    displayName: form.text(mailboxFields.displayName),
    extensions: listIn(form.text(mailboxFields.extensions)),
    phoneNumbers: listIn(form.text(mailboxFields.phoneNumbers)),
    language: form.text(mailboxFields.language),
    policy: form.text(mailboxFields.policy),
    umEnabled: form.has(mailboxFields.umEnabled),
    oofStatus: form.has(mailboxFields.oofStatus),
    missedCallNotificationEnabled: form.has(mailboxFields.missedCallNotificationEnabled),
    playOnPhoneDialString: form.text(mailboxFields.playOnPhoneDialString),
    telephoneAccessFolderEmail: form.text(mailboxFields.telephoneAccessFolderEmail),
  };
}
