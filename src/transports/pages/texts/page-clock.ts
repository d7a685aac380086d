import { memoize } from '../../../common/memoize.js';
import type { SharedTexts } from './shared-texts.js';

/** Writes times as a language does, in the time zone of the mails. */
export function pageTime(
  { time }: Pick<SharedTexts, 'time'>,
  locale: string,
  timeZone: string,
): (at: Date) => string {
  const formats = formatsFor(`${locale} ${timeZone}`);
  return (at) => {
    const zone = formats.zone.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value;
    return time(formats.date.format(at), formats.clock.format(at), zone ?? timeZone);
  };
}

const formatsFor = memoize((localeAndZone: string) => {
  const [locale, timeZone] = localeAndZone.split(' ');
  return {
    date: new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }),
    clock: new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone }),
    zone: new Intl.DateTimeFormat(locale, { timeZoneName: 'short', timeZone }),
  };
});
