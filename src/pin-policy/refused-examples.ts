import {
  alternations,
  digits,
  keypadLines,
  noLine,
  repetitions,
  sequences,
} from './digit-patterns.js';
import { longestPin } from './pin.js';
import {
  isSwitchedOn,
  ownViolations,
  violationsOf,
  type OwnViolation,
  type PinContext,
  type PinFacts,
} from './pin-rules.js';
import type { PinPolicy } from './pin-policy.js';

/** A PIN that a rule refuses, made up for people who decide about rules. */
export interface RefusedExample {
  readonly rule: OwnViolation;
  /** Undefined if no PIN of a length that the policy allows breaks the rule. */
  readonly pin: string | undefined;
  /** The other rules that refuse this PIN; empty unless there is none that this rule alone refuses. */
  readonly also: readonly OwnViolation[];
}

/** The numbers of a made-up owner; the second is one that Ofcom keeps free for drama. */
export const exampleNumbers = {
  extensions: ['36697'],
  phoneNumbers: ['442079460123'],
} as const;

/** Enough to see that other rules refuse whatever this one does; more would cost time while one types. */
const triedAtMost = 500;

/**
 * For each rule of a policy a PIN that this rule alone refuses, so that an example shows what the rule adds. Where other
 * rules refuse all that it refuses, as few others as possible.
 *
 * @param blocklist the site's
 */
export function refusedExamples(
  policy: PinPolicy,
  blocklist: PinFacts['blocklist'],
): RefusedExample[] {
  const context = { ...exampleNumbers, blocklist, policy };
  return ownViolations
    .filter((rule) => isSwitchedOn(rule, policy))
    .map((rule) => exampleFor(rule, context));
}

function exampleFor(rule: OwnViolation, context: PinContext): RefusedExample {
  let best: RefusedExample = { rule, pin: undefined, also: [] };
  let tried = 0;
  for (const pin of candidatesFor(rule, context)) {
    const broken = violationsOf(pin, context);
    if (!broken.includes(rule)) continue;
    const also = broken.filter((each) => each !== rule);
    if (best.pin === undefined || also.length < best.also.length) best = { rule, pin, also };
    tried += 1;
    if (also.length === 0 || tried === triedAtMost) break;
  }
  return best;
}

type Candidates = (length: number, context: PinContext) => Iterable<string>;

/** PINs of a length that may break a rule; whether they do, the rule itself decides. */
const candidates: Readonly<
  Record<Exclude<OwnViolation, 'too-short' | 'too-long' | 'blocklist'>, Candidates>
> = {
  sequence: sequences,
  repetition: repetitions,
  extension: (length, { extensions }) => withNumbers(length, extensions),
  'keypad-line': drawnLines,
  'alternating-digits': alternations,
  'few-distinct-digits': ofTwoDigits,
  date: daysOfAYear,
  'phone-number': (length, { phoneNumbers }) => withNumbers(length, phoneNumbers),
};

function* candidatesFor(rule: OwnViolation, context: PinContext): Generator<string> {
  const { minPinLength } = context.policy;
  if (rule === 'too-short') return yield* unremarkable(minPinLength - 1);
  if (rule === 'too-long') return yield* unremarkable(longestPin + 1);
  if (rule === 'blocklist') return yield* context.blocklist ?? [];
  // The length of the PINs that the system makes comes first.
  for (let length = minPinLength; length <= longestPin; length += 1) {
    yield* candidates[rule](length, context);
  }
}

/** No two neighbours here belong to a pattern. */
const mixed = '7193502846';

function unremarkable(length: number): string[] {
  const row = mixed.repeat(Math.ceil(length / mixed.length) + 1);
  return digits.map((_, at) => row.slice(at, at + length));
}

/** PINs with a whole number at their end, or else parts of it. */
function withNumbers(length: number, numbers: readonly string[]): string[] {
  return numbers.flatMap((number) => {
    const before = length - number.length;
    if (before <= 0) {
      return Array.from({ length: 1 - before }, (_, at) => number.slice(at, at + length)).reverse();
    }
    return unremarkable(before).map((start) => start + number);
  });
}

/** Straight lines on the keypad, drawn digit by digit. */
function* drawnLines(length: number): Generator<string> {
  yield* drawnFrom('', keypadLines.start, length);
}

function* drawnFrom(pin: string, state: string, length: number): Generator<string> {
  if (pin.length === length) {
    yield pin;
    return;
  }
  for (const digit of digits) {
    const next = keypadLines.next(state, digit);
    if (next !== noLine) yield* drawnFrom(pin + digit, next, length);
  }
}

function* ofTwoDigits(length: number): Generator<string> {
  for (const one of digits) {
    for (const other of digits) {
      if (one === other) continue;
      // Twice the first, so that they do not alternate.
      yield (one + one + other.repeat(2)).repeat(length).slice(0, length);
      yield (one + one + other).repeat(length).slice(0, length);
    }
  }
}

const year = '1987';

/** Days that are no other date if day and month change places. */
function* daysOfAYear(length: number): Generator<string> {
  const ending = [year, year.slice(2), ''].find((each) => each.length + 4 === length);
  if (ending === undefined) return;
  for (let day = 13; day <= 31; day += 1) {
    for (let month = 1; month <= 12; month += 1) {
      yield `${day}${String(month).padStart(2, '0')}${ending}`;
    }
  }
}
