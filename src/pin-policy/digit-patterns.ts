/**
 * Patterns of digits. Beside each are all PINs of a length that have it, or an automaton that recognises
 * them, for the count of the PINs that are left.
 */

/** Reads a PIN digit by digit and decides at its end whether to refuse it. */
export interface DigitAutomaton {
  readonly start: string;
  next(state: string, digit: string): string;
  refuses(state: string): boolean;
}

/** The state of a PIN that is refused whatever digits follow. */
export const lost = 'lost';

export function refusesPin(automaton: DigitAutomaton, pin: string): boolean {
  let state = automaton.start;
  for (const digit of pin) state = automaton.next(state, digit);
  return automaton.refuses(state);
}

export const digits = Array.from('0123456789');

/** Every digit one up from its neighbour, or every digit one down; 9 does not wrap to 0. */
export function isSequence(pin: string): boolean {
  return goesBy(pin, 1) || goesBy(pin, -1);
}

export function sequences(length: number): string[] {
  const up = digits.join('');
  const down = digits.toReversed().join('');
  return [up, down].flatMap((row) => windows(row, length));
}

/** The same digit from end to end. */
export function isRepetition(pin: string): boolean {
  return goesBy(pin, 0);
}

export function repetitions(length: number): string[] {
  return digits.map((digit) => digit.repeat(length));
}

/** Two digits in alternation, from end to end: 121212, 50505. */
export function alternates(pin: string): boolean {
  return !isRepetition(pin) && pin.slice(0, 2).repeat(pin.length).startsWith(pin);
}

export function alternations(length: number): string[] {
  const pairs = digits.flatMap((one) => digits.map((other) => one + other));
  return pairs.map((pair) => pair.repeat(length).slice(0, length)).filter(alternates);
}

/** Fewer than three distinct digits, wherever they stand: 112122. */
export function hasFewDistinctDigits(pin: string): boolean {
  return new Set(pin).size < 3;
}

const many = 'many';

/** Refuses PINs of few distinct digits. Its state is these digits, as long as they are few. */
export const fewDistinctDigits: DigitAutomaton = {
  start: '',
  next(state, digit) {
    if (state === many || state.includes(digit)) return state;
    return state.length === 2
      ? many
      : Array.from(state + digit)
          .toSorted()
          .join('');
  },
  refuses: (state) => state !== many,
};

function goesBy(pin: string, step: number): boolean {
  for (let i = 1; i < pin.length; i += 1) {
    if (pin.charCodeAt(i) - pin.charCodeAt(i - 1) !== step) return false;
  }
  return true;
}

/** All of a text's parts that are `length` long. */
export function windows(text: string, length: number): string[] {
  const count = Math.max(0, text.length - length + 1);
  return Array.from({ length: count }, (_, at) => text.slice(at, at + length));
}

/**
 * The straight lines of a telephone keypad that have three digits or more.
 *
 *     1 2 3
 *     4 5 6
 *     7 8 9
 *     * 0 #
 */
const lines = ['123', '456', '789', '147', '2580', '369', '159', '357'];

const shortestStroke = 3;

const bothDirections = lines.flatMap((line) => [line, Array.from(line).reverse().join('')]);

/** Three or four keys in a straight line, each next to the one before, in one direction. */
const strokes = new Set(
  bothDirections.flatMap((line) => [
    line,
    line.slice(0, shortestStroke),
    line.slice(-shortestStroke),
  ]),
);

const beginnings = new Set(
  [...strokes].flatMap((stroke) => Array.from(stroke, (_, length) => stroke.slice(0, length + 1))),
);

/**
 * Whether the finger draws nothing but straight lines: the whole PIN is one stroke, or strokes one
 * after the other. The next stroke begins anywhere on the keypad (147258, 159357, 147147, 258852),
 * or turns on the key where the one before ended (14789, 25852). A stroke has at least three keys,
 * so 1470 is none, and neither is 1590, where the 0 is not on the line of 159.
 */
export function isKeypadLine(pin: string): boolean {
  // Nearly all PINs leave here.
  return strokes.has(pin.slice(0, shortestStroke)) && refusesPin(keypadLines, pin);
}

/** The state without a stroke that the last digits could belong to. */
export const noLine = 'none';

/** Its state is the set of strokes that the PIN may end with, in all the ways to read it. */
export const keypadLines: DigitAutomaton = {
  start: '',
  next(state, digit) {
    const drawn = state.split(',').flatMap((stroke) => {
      const further = stroke + digit;
      return strokes.has(stroke) ? [further, digit, stroke.slice(-1) + digit] : [further];
    });
    const possible = new Set(drawn.filter((stroke) => beginnings.has(stroke)));
    return [...possible].join(',') || noLine;
  },
  refuses: (state) => state.split(',').some((stroke) => strokes.has(stroke)),
};

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
