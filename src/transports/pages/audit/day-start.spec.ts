import { describe, expect, it } from 'vitest';
import { dayStart, nextDay } from './day-start.js';

describe('the beginning of a day', () => {
  it.each([
    ['2026-11-30', 'UTC', '2026-11-30T00:00:00.000Z'],
    ['2026-11-30', 'Europe/Berlin', '2026-11-29T23:00:00.000Z'],
    ['2026-07-01', 'Europe/Berlin', '2026-06-30T22:00:00.000Z'],
    // The clocks change within these days.
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
    // The clocks go forward at midnight: the day begins at one.
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
    // The clocks go back at midnight, to the day before.
    ['2018-02-18', 'America/Sao_Paulo', '2018-02-18T03:00:00.000Z'],
    ['2026-11-30', 'Asia/Kathmandu', '2026-11-29T18:15:00.000Z'],
    ['2026-11-30', 'Pacific/Kiritimati', '2026-11-29T10:00:00.000Z'],
    ['2026-11-30', 'Pacific/Niue', '2026-11-30T11:00:00.000Z'],
    // Samoa had no such day: the next one has begun.
    ['2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
    ['2011-12-31', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
    ['2024-02-29', 'UTC', '2024-02-29T00:00:00.000Z'],
  ])('of %s in %s is %s', (day, zone, at) => {
    expect(dayStart(day, zone)?.toISOString()).toBe(at);
  });

  it.each([
    '',
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-11-31',
    '0000-01-01',
    '26-11-30',
    '30.11.2026',
    '2026-11-30T00:00',
    ' 2026-11-30',
    '+2026-11-30',
    '٢٠٢٦-١١-٣٠',
  ])('is none for %j', (day) => {
    expect(dayStart(day, 'UTC')).toBeUndefined();
  });

  it.each([
    ['2026-12-31', '2027-01-01'],
    ['2024-02-28', '2024-02-29'],
    ['nonsense', undefined],
  ])('after %s is %s', (day, next) => {
    expect(nextDay(day)).toBe(next);
  });
});
