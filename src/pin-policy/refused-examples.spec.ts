import { describe, expect, it } from 'vitest';
import { defaultPinPolicy, type PinPolicy } from './pin-policy.js';
import { isSwitchedOn, ownViolations, violationOf, violationsOf } from './pin-rules.js';
import { Pin, longestPin } from './pin.js';
import { refusablePatterns } from './policy-settings.js';
import { exampleNumbers, refusedExamples } from './refused-examples.js';

const blocklist = new Set(['0000', '123456', '112233', '19283746', '246801357']);

const policyWith = (settings: Partial<PinPolicy>): PinPolicy => ({
  ...defaultPinPolicy,
  ...settings,
});

/** All rules at once. */
const strict = { refusedPatterns: [...refusablePatterns], allowCommonPatterns: false };

const examplesOf = (settings: Partial<PinPolicy>) =>
  new Map(
    refusedExamples(policyWith(settings), blocklist).map((example) => [example.rule, example]),
  );

describe('examples of refused PINs', () => {
  const subsets = Array.from({ length: 2 ** refusablePatterns.length }, (_, bits) =>
    refusablePatterns.filter((_, at) => (bits >> at) & 1),
  );
  const lengths = [4, 5, 6, 7, 8, 9, 12, 24];

  it.each(lengths)('are what the rules say, for every policy of %i digits', (minPinLength) => {
    for (const refusedPatterns of subsets) {
      for (const allowCommonPatterns of [true, false]) {
        const policy = policyWith({ minPinLength, refusedPatterns, allowCommonPatterns });
        const context = { ...exampleNumbers, blocklist, policy };
        const examples = refusedExamples(policy, blocklist);
        expect(examples.map(({ rule }) => rule)).toEqual(
          ownViolations.filter((rule) => isSwitchedOn(rule, policy)),
        );
        for (const { rule, pin, also } of examples) {
          if (pin === undefined) continue;
          const broken = violationsOf(pin, context);
          expect(broken).toContain(rule);
          expect(new Set(broken)).toEqual(new Set([rule, ...also]));
          expect(broken[0]).toBe(violationOf(new Pin(pin), context));
          const long = pin.length >= minPinLength && pin.length <= longestPin;
          expect(long || rule === 'too-short' || rule === 'too-long' || rule === 'blocklist').toBe(
            true,
          );
        }
      }
    }
  });

  it.each([4, 5, 6, 7, 8])(
    'are refused by one rule alone where that is possible: all rules, %i digits',
    (minPinLength) => {
      const alone = [...examplesOf({ ...strict, minPinLength }).values()].filter(
        ({ pin, also }) => pin !== undefined && also.length === 0,
      );
      // Digits that alternate or repeat are always few.
      const never = ['repetition', 'alternating-digits'];
      expect(alone.map(({ rule }) => rule)).toEqual(
        ownViolations.filter((rule) => !never.includes(rule)),
      );
    },
  );

  it('name the rules that refuse the same PINs', () => {
    const example = examplesOf({
      refusedPatterns: ['alternating-digits', 'few-distinct-digits'],
    }).get('alternating-digits');
    expect(example?.also).toEqual(['few-distinct-digits']);
    const without = examplesOf({ refusedPatterns: ['alternating-digits'] });
    expect(without.get('alternating-digits')?.also).toEqual([]);
  });

  it.each([
    ['a date of more than eight digits', 'date', { minPinLength: 9 }],
    ['a sequence of more than ten', 'sequence', { minPinLength: 11 }],
  ] as const)('are absent where no PIN breaks the rule: %s', (_, rule, settings) => {
    const example = examplesOf({ ...strict, ...settings }).get(rule);
    expect(example).toEqual({ rule, pin: undefined, also: [] });
  });

  it('are absent for a site without a list of PINs', () => {
    const [example] = refusedExamples(policyWith(strict), undefined).filter(
      ({ rule }) => rule === 'blocklist',
    );
    expect(example?.pin).toBeUndefined();
  });
});
