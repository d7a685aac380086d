import { isOnCalendar } from '../../common/calendar.js';
import { CommandError } from './errors.js';

const second = 1_000;
const units: Readonly<Record<string, number>> = {
  s: second,
  m: 60 * second,
  h: 3_600 * second,
  d: 24 * 3_600 * second,
  w: 7 * 24 * 3_600 * second,
};

/** Values of options that take a moment, for the help. */
export const momentHelp =
  'a time such as 2026-11-30 or 2026-11-30T09:00Z, or how long ago: 90m, 7d';

// ECMA-262 reads a date alone as UTC, and a time without an offset as that of the machine: here it is UTC as well.
const iso = /^(\d{4}-\d\d-\d\d(?:$|T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?))(Z|[+-]\d\d:\d\d)?$/;

/**
 * The moment that an option names: how long ago it was, or its time in ISO 8601.
 *
 * @throws CommandError
 */
export function parseMoment(text: string, option: string, now = Date.now()): Date {
  const [, count = '', unit = ''] = /^(\d{1,6})([smhdw])$/.exec(text) ?? [];
  const ago = count === '' ? undefined : now - Number(count) * (units[unit] ?? 0);
  const [, written = '', offset] = iso.exec(text) ?? [];
  const withOffset = text.includes('T') && offset === undefined ? `${text}Z` : text;
  const moment = new Date(ago ?? (isOnCalendar(written) ? withOffset : NaN));
  // PostgreSQL's times begin some millennia before the year 1.
  if (!(moment.getUTCFullYear() >= 1)) throw new CommandError(`--${option} takes ${momentHelp}.`);
  return moment;
}
