import { expect, it } from 'vitest';
import { RandomContexts } from '../../test/support/random-contexts.js';
import { Pin } from './pin.js';
import { generatePin } from './pin-generator.js';
import type { RefusablePattern } from './policy-settings.js';
import { violationOf, type PinContext } from './pin-rules.js';

const reversed = (text: string) => Array.from(text).reverse().join('');

it('every PIN that is made obeys its policy, whatever the policy (P8)', () => {
  const random = new RandomContexts(8);
  for (let i = 0; i < 300; i += 1) {
    const context = random.context({});
    const pin = generatePin(context);
    expect(pin).toHaveLength(context.policy.minPinLength);
    expect(violationOf(pin, context)).toBeUndefined();
  }
});

it('every PIN is accepted that breaks no rule, and no other, whatever the policy (P8)', () => {
  const random = new RandomContexts(9);
  const seen = new Map<string, number>();
  for (let i = 0; i < 6_000; i += 1) {
    const context = random.context({ minPinLength: random.number(4, 8) });
    const { extensions, phoneNumbers, blocklist } = context;
    const numbers = [...extensions, ...phoneNumbers, ...(blocklist ?? [])];
    const parts = [...numbers, ...numbers.map(reversed), random.digits(1)];
    const length = random.number(3, random.oneOf([6, 8, 25]));
    const candidate = random.oneOf([
      random.likelyPin(length),
      random.likelyPin(length, parts),
      random.oneOf(parts).slice(-length),
    ]);
    const broken = brokenRules(candidate, context);
    const violation = violationOf(new Pin(candidate), context);
    expect({ candidate, context, violation }).toEqual({ candidate, context, violation: broken[0] });
    seen.set(String(violation), (seen.get(String(violation)) ?? 0) + 1);
  }
  // So that this proves something of each rule.
  expect(seen.size).toBe(12);
  for (const [violation, count] of seen) expect([violation, count > 20]).toEqual([violation, true]);
});

/** The rules once more, as plainly as can be, in the order of their names in a policy. */
function brokenRules(pin: string, context: PinContext): string[] {
  const { policy, extensions, phoneNumbers, blocklist } = context;
  const wanted = (pattern: RefusablePattern) => policy.refusedPatterns.includes(pattern);
  const common = !policy.allowCommonPatterns;
  const bothWays = [pin, reversed(pin)];
  const contains = (numbers: readonly string[]) =>
    numbers.some((number) => bothWays.some((digits) => digits.includes(number)));
  const broken: [string, boolean][] = [
    ['too-short', pin.length < policy.minPinLength],
    ['too-long', pin.length > 24],
    ['sequence', common && bothWays.some((digits) => '0123456789'.includes(digits))],
    ['repetition', common && new Set(pin).size === 1],
    [
      'extension',
      contains(extensions) ||
        extensions.some((number) => bothWays.some((digits) => number.endsWith(digits))),
    ],
    ['keypad-line', wanted('keypad-line') && isLines(pin)],
    ['alternating-digits', wanted('alternating-digits') && /^(.)(?!\1)(.)(\1\2)*\1?$/.test(pin)],
    ['few-distinct-digits', wanted('few-distinct-digits') && new Set(pin).size < 3],
    ['date', wanted('date') && isDay(pin)],
    ['blocklist', wanted('blocklist') && blocklist?.has(pin) === true],
    [
      'phone-number',
      wanted('phone-number') &&
        (contains(phoneNumbers) ||
          phoneNumbers.some((number) => bothWays.some((digits) => number.includes(digits)))),
    ],
  ];
  return broken.filter(([, isBroken]) => isBroken).map(([rule]) => rule);
}

const keys = '123456789*0#';

/** Whether a PIN can be cut into straight lines of neighbours, which may share the key they turn on. */
function isLines(pin: string): boolean {
  return [3, 4].some((length) => {
    const rest = pin.slice(length);
    const line = isLine(pin.slice(0, length)) && pin.length >= length;
    return line && (rest === '' || isLines(rest) || isLines(pin.slice(length - 1)));
  });
}

function isLine(digits: string): boolean {
  const places = Array.from(digits, (digit) => keys.indexOf(digit));
  const moves = places.slice(1).map((place, i) => {
    const before = places[i] ?? NaN;
    return [Math.floor(place / 3) - Math.floor(before / 3), (place % 3) - (before % 3)];
  });
  const [down = NaN, right = NaN] = moves[0] ?? [];
  const isStep = Math.max(Math.abs(down), Math.abs(right)) === 1;
  return isStep && moves.every((move) => move[0] === down && move[1] === right);
}

/** Whether the calendar of JavaScript knows a day that is written so. */
function isDay(pin: string): boolean {
  const isoDates: Record<number, [RegExp, string][]> = {
    4: [
      [/^(..)(..)$/, '2000-$2-$1'],
      [/^(..)(..)$/, '2000-$1-$2'],
      [/^((?:19|20)..)$/, '$1-01-01'],
    ],
    6: ['19', '20'].flatMap((century): [RegExp, string][] => [
      [/^(..)(..)(..)$/, `${century}$3-$2-$1`],
      [/^(..)(..)(..)$/, `${century}$3-$1-$2`],
      [/^(..)(..)(..)$/, `${century}$1-$2-$3`],
    ]),
    8: [
      [/^(..)(..)((?:19|20)..)$/, '$3-$2-$1'],
      [/^(..)(..)((?:19|20)..)$/, '$3-$1-$2'],
      [/^((?:19|20)..)(..)(..)$/, '$1-$2-$3'],
    ],
  };
  return (isoDates[pin.length] ?? []).some(([pattern, iso]) => {
    if (!pattern.test(pin)) return false;
    const written = pin.replace(pattern, iso);
    const day = new Date(`${written}T00:00:00Z`);
    return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(written);
  });
}
