import { refusesPin, type DigitAutomaton } from './digit-automaton.js';

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
const noLine = 'none';

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
