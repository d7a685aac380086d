import { memoize } from '../../../common/memoize.js';

const minute = 60_000;
const hour = 60 * minute;

/** No zone is further from UTC: +14 and −12 hours are the extremes. */
const furthest = 15 * hour;

/**
 * The moment at which a day begins in a time zone. That is not midnight where the clocks go forward then.
 *
 * @param day as in 2026-11-30; undefined is returned if the calendar has no such day
 */
export function dayStart(day: string, timeZone: string): Date | undefined {
  const midnight = midnightOf(day);
  if (midnight === undefined) return undefined;
  const dayAt = dayIn(timeZone);
  // The first minute of which the zone says this day, or a later one: the day only grows with time.
  let [before, after] = [midnight - furthest, midnight + furthest];
  while (after - before > minute) {
    const between = before + minute * Math.floor((after - before) / minute / 2);
    if (dayAt(between) < day) before = between;
    else after = between;
  }
  return new Date(after);
}

/** The day after one; undefined if there is none. */
export function nextDay(day: string): string | undefined {
  const midnight = midnightOf(day);
  return midnight === undefined ? undefined : isoDay(midnight + 24 * hour);
}

/** In UTC. Years of four digits only, which compare as texts. */
function midnightOf(day: string): number | undefined {
  if (!/^(?!0000)(?!9999)\d{4}-\d\d-\d\d$/.test(day)) return undefined;
  const midnight = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(midnight) && isoDay(midnight) === day ? midnight : undefined;
}

const isoDay = (at: number) => new Date(at).toISOString().slice(0, 10);

const dayIn = memoize((timeZone: string) => {
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return (at: number): string => {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const [year = '', month = '', day = ''] = ['year', 'month', 'day'].map((each) =>
      parts.get(each as 'year'),
    );
    return `${year.padStart(4, '0')}-${month}-${day}`;
  };
});
