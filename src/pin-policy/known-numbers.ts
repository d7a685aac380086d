import { lost, windows, type DigitAutomaton } from './digit-patterns.js';

/** PINs made of a telephone's numbers, which every caller knows. */

/** In Exchange a suffix of an extension has 4 digits or more. */
const shortestPart = 4;

/** Whether the PIN holds a whole number, forwards or backwards. */
export function containsNumber(pin: string, numbers: readonly string[]): boolean {
  const reversed = backwards(pin);
  return numbers.some((number) => pin.includes(number) || reversed.includes(number));
}

/** Refuses every PIN that contains a number. Its state is the end of the PIN that may become one. */
export function containedNumbers(numbers: readonly string[]): DigitAutomaton {
  const forbidden = bothWays(numbers);
  const beginnings = new Set(
    forbidden.flatMap((number) => Array.from(number, (_, length) => number.slice(0, length))),
  );
  return {
    start: '',
    next(state, digit) {
      let end = state + digit;
      if (state === lost || forbidden.some((number) => end.endsWith(number))) return lost;
      while (end !== '' && !beginnings.has(end)) end = end.slice(1);
      return end;
    },
    refuses: (state) => state === lost,
  };
}

/** Whether the PIN, forwards or backwards, is four or more digits of the end of a number. */
export function isEndOfNumber(pin: string, numbers: readonly string[]): boolean {
  if (pin.length < shortestPart) return false;
  const reversed = backwards(pin);
  return numbers.some((number) => number.endsWith(pin) || number.endsWith(reversed));
}

/** All PINs of a length that are the end of a number. */
export function endsOfNumbers(numbers: readonly string[], length: number): string[] {
  if (length < shortestPart) return [];
  return bothWays(numbers.flatMap((number) => windows(number, length).slice(-1)));
}

/** Whether the PIN, forwards or backwards, is four or more digits from anywhere in a number. */
export function isPartOfNumber(pin: string, numbers: readonly string[]): boolean {
  if (pin.length < shortestPart) return false;
  const reversed = backwards(pin);
  return numbers.some((number) => number.includes(pin) || number.includes(reversed));
}

/** All PINs of a length that are a part of a number. */
export function partsOfNumbers(numbers: readonly string[], length: number): string[] {
  if (length < shortestPart) return [];
  return bothWays(numbers.flatMap((number) => windows(number, length)));
}

function bothWays(numbers: readonly string[]): string[] {
  return numbers.flatMap((number) => [number, backwards(number)]);
}

function backwards(digits: string): string {
  let reversed = '';
  for (const digit of digits) reversed = digit + reversed;
  return reversed;
}
