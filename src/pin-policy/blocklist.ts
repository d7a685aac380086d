import { longestPin, shortestPin } from './pin.js';

/** Nest's token for the PINs that PIN_BLOCKLIST_FILE refuses. */
export const PIN_BLOCKLIST = Symbol('PinBlocklist');

const entry = new RegExp(`^[0-9]{${shortestPin},${longestPin}}$`);

/** Lines that an error names; more would not help. */
const namedAtMost = 10;

/**
 * Reads a file of refused PINs, one on each line; blank lines, and comments after a `#`, are ignored.
 * A line with anything else is an error, because it would silently refuse nothing.
 *
 * @throws TypeError that names the lines but quotes none of them
 */
export function parseBlocklist(text: string): ReadonlySet<string> {
  const pins = new Set<string>();
  const wrong: number[] = [];
  for (const [index, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .entries()) {
    const pin = line.replace(/#.*/s, '').trim();
    if (entry.test(pin)) pins.add(pin);
    else if (pin !== '') wrong.push(index + 1);
  }
  if (wrong.length > 0) {
    const named = wrong.slice(0, namedAtMost).map((line) => `line ${line}`);
    const more = wrong.length - named.length;
    const lines = [...named, ...(more > 0 ? [`${more} more`] : [])].join(', ');
    throw new TypeError(`${lines}: not a PIN of ${shortestPin} to ${longestPin} digits`);
  }
  return pins;
}
