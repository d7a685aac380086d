import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Pin } from './pin.js';
import { generatePin } from './pin-generator.js';
import { defaultPinPolicy, type PinPolicy } from './pin-policy.js';
import { violationOf, type PinContext } from './pin-rules.js';

const contextOf = (settings: Partial<PinPolicy>, extensions: string[]): PinContext => ({
  policy: { ...defaultPinPolicy, ...settings },
  extensions,
  phoneNumbers: [],
});

const fourDigits = contextOf({ minPinLength: 4, pinHistoryCount: 20 }, ['36697', '5550100']);
const contexts = [
  fourDigits,
  contextOf({}, []),
  contextOf({ minPinLength: 10, pinHistoryCount: 1 }, ['36697']),
  contextOf({ minPinLength: 24, allowCommonPatterns: true }, ['36697']),
];

describe('100 000 generated PINs (P8)', () => {
  const batches = contexts.map((context) => {
    const pins = Array.from({ length: 25_000 }, () => generatePin(context));
    return { context, pins, texts: pins.map((pin) => pin.reveal()) };
  });
  const texts = batches.flatMap((batch) => batch.texts);
  const digits = Array.from(texts.join(''));

  describe.each(batches)('of $context.policy.minPinLength digits', ({ context, pins, texts }) => {
    const { minPinLength, pinHistoryCount } = context.policy;

    it('obey the policy', () => {
      expect(pins.filter((pin) => pin.length !== minPinLength)).toEqual([]);
      expect(pins.filter((pin) => violationOf(pin, context))).toEqual([]);
    });

    it('have every digit equally often at every place', () => {
      for (let place = 0; place < minPinLength; place += 1) {
        expect(unevenness(texts.map((text) => text.charAt(place)))).toBeLessThan(bound);
      }
    });

    it('repeat nothing within the history when a repeated one is drawn again, as a reset does', () => {
      const history: string[] = [];
      let repeated = 0;
      for (const text of texts) {
        if (history.includes(text)) repeated += 1;
        else history.unshift(text);
        history.length = Math.min(history.length, pinHistoryCount);
      }
      // A reset draws ten times: chance must not come near that.
      const chance = pinHistoryCount / 10 ** minPinLength;
      expect(repeated / texts.length).toBeLessThan(chance + 0.005);
    });
  });

  it('have every digit equally often', () => {
    expect(unevenness(digits)).toBeLessThan(bound);
  });

  it('would not pass if they were bytes folded into digits', () => {
    const folded = Array.from(randomBytes(digits.length), (byte) => String(byte % 10));
    expect(unevenness(folded)).toBeGreaterThan(bound);
  });

  it('begin with zeros as often as with anything else', () => {
    const share = texts.filter((text) => text.startsWith('00')).length / texts.length;
    expect(share).toBeCloseTo(0.01, 2);
  });

  it('are every PIN that the rules allow, each equally often', () => {
    const allowed = Array.from({ length: 10_000 }, (_, n) => String(n).padStart(4, '0')).filter(
      (text) => !violationOf(new Pin(text), fourDigits),
    );
    const counts = countsOf(allowed, batches[0]?.texts ?? []);
    const freedom = allowed.length - 1;
    // With so many degrees of freedom chi-square is a normal distribution; six deviations.
    expect(chiSquare(counts)).toBeLessThan(freedom + 6 * Math.sqrt(2 * freedom));
    expect(chiSquare(counts)).toBeGreaterThan(freedom - 6 * Math.sqrt(2 * freedom));
  });
});

describe('a policy that leaves no PIN (P8)', () => {
  it.each([
    ['because every digit is an extension', contextOf({}, Array.from('0123456789'))],
    [
      'because every pair of digits is one',
      contextOf(
        { minPinLength: 4 },
        Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0')),
      ),
    ],
  ])('ends the drawing with a refusal, %s', (_, context) => {
    expect(() => generatePin(context)).toThrow(
      expect.objectContaining({ refusal: 'NoPinSatisfiesPolicy' }),
    );
  });

  it('is not one that leaves few', () => {
    const context = contextOf({ minPinLength: 4 }, ['0', '1', '2', '3', '4', '5']);
    expect(generatePin(context).reveal()).toMatch(/^[6-9]{4}$/);
  });
});

/** Chi-square of digits against an even spread: nine degrees of freedom. */
function unevenness(digits: readonly string[]): number {
  return chiSquare(countsOf(Array.from('0123456789'), digits));
}

/** An even spread exceeds this with a probability of 10^-9. */
const bound = 60.67;

function countsOf(values: readonly string[], occurrences: readonly string[]): number[] {
  const counts = new Map(values.map((value) => [value, 0]));
  for (const value of occurrences) counts.set(value, (counts.get(value) ?? NaN) + 1);
  return [...counts.values()];
}

function chiSquare(counts: readonly number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}
