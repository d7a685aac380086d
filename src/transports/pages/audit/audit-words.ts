import { memoize } from '../../../common/memoize.js';
import type { PageView } from '../document/page-view.js';
import type { Count } from '../texts/page-count.js';
import type { AuditTexts } from './texts/audit-texts.js';
import { auditTexts } from './texts/audit.js';

/** What is said about the audit, in one language. */
export interface AuditWords {
  readonly texts: AuditTexts;
  readonly time: (at: Date) => string;
  /** A moment to the second, from a text in UTC with microseconds. */
  readonly moment: (at: string) => string;
  readonly timeZone: string;
  readonly count: (value: number) => Count;
}

export function auditWords(
  { language, locale, time, count }: PageView,
  timeZone: string,
): AuditWords {
  const format = momentFormat(`${locale} ${timeZone}`);
  return {
    texts: auditTexts[language],
    time,
    moment: (at) => format.format(new Date(at)),
    timeZone,
    count,
  };
}

const momentFormat = memoize((localeAndZone: string) => {
  const [locale, timeZone] = localeAndZone.split(' ');
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium', timeZone });
});
