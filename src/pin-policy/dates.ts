type Unit = 'DD' | 'MM' | 'YY' | 'YYYY';

/** How people write a date as a PIN. */
const formats: readonly (readonly Unit[])[] = [
  ['DD', 'MM'],
  ['MM', 'DD'],
  ['YYYY'],
  ['DD', 'MM', 'YY'],
  ['MM', 'DD', 'YY'],
  ['YY', 'MM', 'DD'],
  ['DD', 'MM', 'YYYY'],
  ['MM', 'DD', 'YYYY'],
  ['YYYY', 'MM', 'DD'],
];

/** Years of birth, weddings and the like; others make no memorable date. */
const firstYear = 1900;
const lastYear = 2099;

/** Has all days that a year with the same two last digits has, and that a day of any year may be. */
const anyYear = 2000;

/** Whether the whole PIN is a day of the years 1900 to 2099, or one of these years. */
export function isDate(pin: string): boolean {
  return formats.some((format) => format.join('').length === pin.length && isIn(format, pin));
}

/** All PINs of a length that are dates, some more than once. */
export function dates(length: number): string[] {
  return formats.filter((format) => format.join('').length === length).flatMap(allIn);
}

function isIn(format: readonly Unit[], pin: string): boolean {
  const units = new Map<Unit, number>();
  let at = 0;
  for (const unit of format) units.set(unit, Number(pin.slice(at, (at += unit.length))));
  const year = units.get('YYYY') ?? anyYear + (units.get('YY') ?? 0);
  const day = units.get('DD') ?? 1;
  const possible = year >= firstYear && year <= lastYear && day >= 1;
  return possible && day <= daysIn(units.get('MM') ?? 1, year);
}

function allIn(format: readonly Unit[]): string[] {
  const found: string[] = [];
  const from = format.includes('YYYY') ? firstYear : anyYear;
  const to = format.includes('YYYY') || format.includes('YY') ? lastYear : anyYear;
  for (let year = from; year <= to; year += 1) {
    for (let month = 1; month <= 12; month += 1) {
      for (let day = 1; day <= daysIn(month, year); day += 1) {
        const units: Record<Unit, string> = {
          DD: String(day).padStart(2, '0'),
          MM: String(month).padStart(2, '0'),
          YY: String(year).slice(-2),
          YYYY: String(year),
        };
        found.push(format.map((unit) => units[unit]).join(''));
      }
    }
  }
  return found;
}

/** None in a month that there is not. */
function daysIn(month: number, year: number): number {
  const leapDay = year % 4 === 0 && year !== 1900 ? 1 : 0;
  return [31, 28 + leapDay, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}
