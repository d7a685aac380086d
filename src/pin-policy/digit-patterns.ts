import type { DigitAutomaton } from './digit-automaton.js';

/** Patterns of digits; beside each, all PINs of a length that have it. */

const digits = Array.from('0123456789');

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

/** All of a text's parts that are `length` long. */
export function windows(text: string, length: number): string[] {
  const count = Math.max(0, text.length - length + 1);
  return Array.from({ length: count }, (_, at) => text.slice(at, at + length));
}

function goesBy(pin: string, step: number): boolean {
  for (let i = 1; i < pin.length; i += 1) {
    if (pin.charCodeAt(i) - pin.charCodeAt(i - 1) !== step) return false;
  }
  return true;
}
