import { expect, it } from 'vitest';
import { CommandError } from './errors.js';
import { parseMoment } from './moment.js';

const now = Date.parse('2026-11-30T09:00:00Z');

it.each([
  ['90s', '2026-11-30T08:58:30.000Z'],
  ['15m', '2026-11-30T08:45:00.000Z'],
  ['24h', '2026-11-29T09:00:00.000Z'],
  ['7d', '2026-11-23T09:00:00.000Z'],
  ['2w', '2026-11-16T09:00:00.000Z'],
  ['2026-11-30', '2026-11-30T00:00:00.000Z'],
  ['2026-11-30T08:30', '2026-11-30T08:30:00.000Z'],
  ['2026-11-30T08:30:15.25', '2026-11-30T08:30:15.250Z'],
  ['2026-11-30T08:30Z', '2026-11-30T08:30:00.000Z'],
  ['2026-11-30T08:30:00+02:00', '2026-11-30T06:30:00.000Z'],
])('the moment %s is %s', (text, moment) => {
  expect(parseMoment(text, 'since', now).toISOString()).toBe(moment);
});

it.each([
  '',
  '7',
  'd',
  '-7d',
  '7 days',
  'yesterday',
  '30.11.2026',
  '2026-13-01',
  '2026-11-30 08:30',
  '0000-01-01',
  '999999w',
])('the moment "%s" is refused', (text) => {
  expect(() => parseMoment(text, 'since', now)).toThrow(CommandError);
});
