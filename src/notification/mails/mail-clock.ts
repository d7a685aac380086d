import type { MailTexts } from './languages/mail-texts.js';
import { memoize } from '../../common/memoize.js';

/** Formats times for one time zone and one language. */
export interface MailClock {
  /** The day alone, for use in a sentence. */
  date(at: Date): string;
  /** Day, time and zone. */
  time(at: Date): string;
}

/** @throws RangeError if `timeZone` is invalid */
export function mailClock(texts: MailTexts, locale: string, timeZone: string): MailClock {
  const formats = formatsFor(`${locale} ${timeZone}`);
  const zoneAt = (at: Date) =>
    formats.zone.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
  return {
    date: (at) => plainSpaces(formats.date.format(at)),
    time: (at) =>
      plainSpaces(texts.time(formats.date.format(at), formats.time.format(at), zoneAt(at))),
  };
}

const formatsFor = memoize((localeAndZone: string) => {
  const [locale, timeZone] = localeAndZone.split(' ');
  return {
    date: new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }),
    // To the second, so that the newer of two mails in quick succession can be recognised.
    time: new Intl.DateTimeFormat(locale, { timeStyle: 'medium', timeZone }),
    zone: new Intl.DateTimeFormat(locale, { timeZoneName: 'long', timeZone }),
  };
});

// ICU puts a narrow no-break space before AM and PM, which old fonts lack.
function plainSpaces(text: string): string {
  return text.replaceAll(/\s/g, ' ');
}
