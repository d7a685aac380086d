import type { MailTexts } from './languages/mail-texts.js';
import { memoize } from '../../common/memoize.js';

/** Writes times as the clocks of one time zone show them, in the words of one language. */
export interface MailClock {
  /** The day alone, to stand in a sentence. */
  date(at: Date): string;
  /** Day, time and zone. */
  time(at: Date): string;
}

/** @throws RangeError if `timeZone` is none. */
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
    // To the second: it tells the newer of two mails that follow each other closely.
    time: new Intl.DateTimeFormat(locale, { timeStyle: 'medium', timeZone }),
    zone: new Intl.DateTimeFormat(locale, { timeZoneName: 'long', timeZone }),
  };
});

// ICU puts a narrow no-break space before AM and PM, which old mail fonts lack.
function plainSpaces(text: string): string {
  return text.replaceAll(/\s/g, ' ');
}
