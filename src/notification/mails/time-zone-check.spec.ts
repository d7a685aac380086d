import { describe, expect, it } from 'vitest';
import {
  hoursOfYear,
  inEarlierYears,
  offsetText,
  outOfDate,
  type OffsetPair,
} from './time-zone-check.js';

/** Offsets in hours, by Node.js and by PostgreSQL. */
const pairs = (...offsets: [node: number, database: number][]): OffsetPair[] =>
  offsets.map(([node, database]) => ({ at: 0, node: node * 60, database: database * 60 }));

describe('which source of time zone data is out of date', () => {
  it.each([
    {
      what: 'British Columbia stays at -07:00 from 2026-11-01 on (tz 2026b), Node.js has 2025c',
      differing: pairs([-8, -7]),
      earlier: [pairs([-8, -8], [-8, -8])],
      stale: 'Node.js',
    },
    {
      what: 'Alberta stays at -06:00 from 2026-11-01 on (tz 2026c), PostgreSQL 18.4 has 2026b',
      differing: pairs([-6, -7]),
      earlier: [pairs([-7, -7], [-7, -7])],
      stale: 'PostgreSQL',
    },
    {
      what: 'a change that is over a year old: the last year on which both agree counts',
      differing: pairs([-8, -7]),
      earlier: [pairs([-8, -7], [-8, -7], [-8, -8])],
      stale: 'Node.js',
    },
    {
      what: 'a clock change that fell into another week a year before: most of the days count',
      differing: pairs([2, 1], [2, 1], [2, 1]),
      earlier: [pairs([1, 1]), pairs([2, 2]), pairs([1, 1])],
      stale: 'PostgreSQL',
    },
    {
      what: 'two different changes: neither repeats an earlier year',
      differing: pairs([3, 4]),
      earlier: [pairs([2, 2])],
      stale: undefined,
    },
    {
      what: 'no earlier year on which both agree',
      differing: pairs([3, 4]),
      earlier: [pairs([3, 4], [3, 4])],
      stale: undefined,
    },
    {
      what: 'as many days for the one as for the other',
      differing: pairs([2, 1], [2, 1]),
      earlier: [pairs([1, 1]), pairs([2, 2])],
      stale: undefined,
    },
  ])('$what: $stale', ({ differing, earlier, stale }) => {
    expect(outOfDate(differing, earlier)).toBe(stale);
  });
});

describe('the instants that are compared', () => {
  const at = new Date('2026-11-29T10:30:00Z');

  it('are the full hours of a year, leap years included', () => {
    const hours = hoursOfYear(at).map((instant) => new Date(instant).toISOString());
    expect(hours.slice(0, 2)).toEqual(['2026-11-29T10:00:00.000Z', '2026-11-29T11:00:00.000Z']);
    expect(hours.at(-1)).toBe('2027-11-30T09:00:00.000Z');
  });

  it('have the same day of the week in earlier years', () => {
    const [lastYear = 0, ...before] = inEarlierYears(at.getTime());
    expect(new Date(lastYear).toISOString()).toBe('2025-11-30T10:30:00.000Z');
    expect(before).toHaveLength(4);
  });
});

describe('an offset', () => {
  it.each([
    [0, '+00:00'],
    [-480, '-08:00'],
    [345, '+05:45'],
    [-150, '-02:30'],
  ])('of %i minutes is written %s', (minutes, text) => {
    expect(offsetText(minutes)).toBe(text);
  });
});
