import type { Language } from '../../../common/language.js';
import type { Notice } from '../session/session-store.js';
import type { Count } from '../texts/page-count.js';
import type { SharedTexts } from '../texts/shared-texts.js';

/** The parts of the service that have pages. */
export type Area = 'owner' | 'helpdesk' | 'admin' | 'audit';

/** What every page needs, whatever it is about. */
export interface PageView {
  readonly language: Language;
  /** For the `lang` attribute. */
  readonly locale: string;
  readonly shared: SharedTexts;
  /** A moment in words, in the time zone of the mails. */
  readonly time: (at: Date) => string;
  /** A number, to be written and to choose between singular and plural. */
  readonly count: (value: number) => Count;
  /** For the hidden field of each form. */
  readonly token: string;
  /** Who has signed in; undefined for a stranger. */
  readonly person: SignedInPerson | undefined;
  /** What the request before this one has done. */
  readonly notice: Notice | undefined;
}

export interface SignedInPerson {
  readonly login: string;
  /** Those that the person has a right to. */
  readonly areas: readonly Area[];
}
