import type { Count } from '../../texts/page-count.js';
import type { AdminPart } from '../admin-parts.js';
import type { AccountTexts, KeyTexts } from './account-texts.js';
import type { ImportTexts } from './import-texts.js';
import type { MailboxTexts } from './mailbox-texts.js';
import type { PolicyTexts } from './policy-texts.js';

/** What the pages of the administration say. Numbers and times are ready to be read. */
export interface AdminTexts {
  readonly nav: {
    readonly label: string;
    readonly parts: Readonly<Record<AdminPart, string>>;
  };
  readonly overview: {
    readonly title: string;
    readonly about: Readonly<Record<Exclude<AdminPart, 'overview'>, string>>;
  };
  readonly common: {
    readonly save: string;
    readonly cancel: string;
    readonly search: string;
    readonly searchButton: string;
    readonly nothingFound: string;
    readonly nextPage: string;
    readonly firstPage: string;
    readonly yes: string;
    readonly no: string;
    readonly none: string;
    /** After a list of problems that was cut. */
    readonly more: (count: Count) => string;
    readonly notDone: string;
    /** Where nobody can tell yet whether it was done. */
    readonly open: string;
    /** Somebody else has changed it, and the page now shows it as it is. */
    readonly changed: string;
    readonly stillAtWork: string;
    /** The same form with other fields, such as after the back button. */
    readonly sentAlready: string;
    /** A reason of a service, which begins with a small letter. */
    readonly reason: (english: string) => string;
    readonly list: (items: readonly string[]) => string;
    readonly meanwhile: {
      readonly title: string;
      readonly text: string;
      readonly caption: string;
      readonly field: string;
      readonly stored: string;
      readonly typed: string;
    };
    /** The box that allows an extension to have two owners. */
    readonly share: { readonly label: string; readonly hint: string };
  };
  readonly policies: PolicyTexts;
  readonly mailboxes: MailboxTexts;
  readonly accounts: AccountTexts;
  readonly keys: KeyTexts;
  readonly imports: ImportTexts;
}
