/** The ways in which people write a date as a PIN. */
const formats = [
  'DDMM',
  'MMDD',
  'YYYY',
  'DDMMYY',
  'MMDDYY',
  'YYMMDD',
  'DDMMYYYY',
  'MMDDYYYY',
  'YYYYMMDD',
] as const;

type Format = (typeof formats)[number];

/** Years of birth, weddings and the like; dates of other years are not memorable. */
const firstYear = 1900;
const lastYear = 2099;

/** Has all days that a year with the same two last digits has, and that a day of any year may be. */
const anyYear = 2000;

/** Whether the whole PIN is a day of the years 1900 to 2099, or one of these years. */
export function isDate(pin: string): boolean {
  return formats.some((format) => format.length === pin.length && isIn(format, pin));
}

/** All PINs of a length that are dates, some more than once. */
export function dates(length: number): string[] {
  return formats.filter((format) => format.length === length).flatMap(allIn);
}

function isIn(format: Format, pin: string): boolean {
  const read = (unit: string) => {
    const at = format.indexOf(unit);
    return at < 0 ? undefined : Number(pin.slice(at, at + unit.length));
  };
  const year = read('YYYY') ?? anyYear + (read('YY') ?? 0);
  const day = read('DD') ?? 1;
  const possible = year >= firstYear && year <= lastYear && day >= 1;
  return possible && day <= daysIn(read('MM') ?? 1, year);
}

function allIn(format: Format): string[] {
  const found: string[] = [];
  const from = format.includes('YYYY') ? firstYear : anyYear;
  const to = format.includes('YY') ? lastYear : anyYear;
  for (let year = from; year <= to; year += 1) {
    const ofYear = format.replace('YYYY', String(year)).replace('YY', String(year).slice(2));
    for (let month = 1; month <= 12; month += 1) {
      const ofMonth = ofYear.replace('MM', String(month).padStart(2, '0'));
      for (let day = 1; day <= daysIn(month, year); day += 1) {
        found.push(ofMonth.replace('DD', String(day).padStart(2, '0')));
      }
    }
  }
  return found;
}

const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** None if there is no such month. */
function daysIn(month: number, year: number): number {
  const isLeapYear = year % 4 === 0 && year !== 1900;
  return month === 2 && isLeapYear ? 29 : (days[month - 1] ?? 0);
}
