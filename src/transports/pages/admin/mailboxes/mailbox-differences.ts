import { isDeepStrictEqual } from 'node:util';
import type { MailboxView } from '../../../../credentials/admin/mailbox-views.js';
import type { Difference } from '../meanwhile.js';
import type { AdminTexts } from '../texts/admin-texts.js';
import type { FormChange } from './mailbox-form.js';

const compared = [
  'displayName',
  'extensions',
  'phoneNumbers',
  'language',
  'policy',
  'umEnabled',
  'oofStatus',
  'missedCallNotificationEnabled',
  'playOnPhoneDialString',
  'telephoneAccessFolderEmail',
] as const satisfies readonly (keyof FormChange)[];

/** The fields that a mailbox has and a form wants to be different. */
export function mailboxDifferences(
  stored: MailboxView,
  typed: FormChange,
  { mailboxes, common }: AdminTexts,
): Difference[] {
  const words = (value: string | boolean | readonly string[]): string => {
    if (typeof value === 'boolean') return value ? common.yes : common.no;
    const text = typeof value === 'string' ? value : value.join(' ');
    return text === '' ? common.none : text;
  };
  const wanted = compared.map((name) => {
    return { name, stored: stored[name] ?? '', typed: typed[name] };
  });
  return wanted
    .filter((each) => !isDeepStrictEqual(each.stored, each.typed))
    .map((each) => ({
      field: mailboxes.fields[each.name].label,
      stored: words(each.stored),
      typed: words(each.typed),
    }));
}
