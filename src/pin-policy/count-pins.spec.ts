import { describe, expect, it } from 'vitest';
import { countAllowedPins, countAllowedPinsOfLength } from './count-pins.js';
import { Pin } from './pin.js';
import { defaultPinPolicy, type PinPolicy } from './pin-policy.js';
import { refusablePatterns } from './policy-settings.js';
import { violationOf, type PinContext, type PinFacts } from './pin-rules.js';
import { RandomContexts } from '../../test/support/random-contexts.js';

const nothing: PinFacts = { extensions: [], phoneNumbers: [] };
const anything: PinPolicy = { ...defaultPinPolicy, minPinLength: 4, allowCommonPatterns: true };

const lengths = Array.from({ length: 21 }, (_, index) => index + 4);

const countOf = (context: PinContext, length: number) =>
  countAllowedPinsOfLength(context.policy, context, length);

/** What there is to count, one PIN after the other. */
function triedOut(context: PinContext, length: number): bigint {
  let allowed = 0;
  for (let n = 0; n < 10 ** length; n += 1) {
    if (!violationOf(new Pin(String(n).padStart(length, '0')), context)) allowed += 1;
  }
  return BigInt(allowed);
}

describe('the count of the PINs that a policy allows is what trying them all out gives', () => {
  const all = { refusedPatterns: [...refusablePatterns] };

  it.each<[number, number, Partial<PinPolicy>]>([
    [4, 15, {}],
    [5, 2, {}],
    [6, 1, all],
  ])(
    'with %d digits, for %d policies and mailboxes by chance',
    (length, policies, settings) => {
      const random = new RandomContexts(length);
      for (let i = 0; i < policies; i += 1) {
        const context = random.context({ minPinLength: 4, ...settings });
        expect({ context, allowed: countOf(context, length) }).toEqual({
          context,
          allowed: triedOut(context, length),
        });
      }
    },
    // A million PINs take a second or two, but more on a machine that does other things too.
    60_000,
  );

  it.each(refusablePatterns)('with 4 digits, if only %s is refused', (pattern) => {
    const { extensions, phoneNumbers, blocklist } = new RandomContexts(1).context({});
    const policy = { ...anything, refusedPatterns: [pattern] };
    const context = { policy, extensions, phoneNumbers, blocklist };
    expect(countOf(context, 4)).toBe(triedOut(context, 4));
  });
});

describe('the count of the PINs that a policy allows, with 4 to 24 digits,', () => {
  const powerOf = (base: bigint, length: number) => base ** BigInt(length);
  const countsOf = (policy: PinPolicy, facts: PinFacts) =>
    lengths.map((length) => countAllowedPinsOfLength(policy, facts, length));

  it('is a power of ten if nothing is refused', () => {
    expect(countsOf(anything, nothing)).toEqual(lengths.map((length) => powerOf(10n, length)));
  });

  it('lacks sequences and repetitions', () => {
    const policy = { ...anything, allowCommonPatterns: false };
    const allowed = lengths.map(
      (length) => powerOf(10n, length) - 10n - 2n * BigInt(Math.max(0, 11 - length)),
    );
    expect(countsOf(policy, nothing)).toEqual(allowed);
  });

  it('lacks few distinct digits: ten PINs of one digit, all ways to place each of 45 pairs', () => {
    const policy: PinPolicy = { ...anything, refusedPatterns: ['few-distinct-digits'] };
    const allowed = lengths.map(
      (length) => powerOf(10n, length) - 10n - 45n * (powerOf(2n, length) - 2n),
    );
    expect(countsOf(policy, nothing)).toEqual(allowed);
  });

  it('lacks all with extension 42 both ways: one digit fewer may follow a 4 or a 2', () => {
    const withoutIt = (length: number) => {
      let [endIn4or2, others] = [2n, 8n];
      for (let i = 1; i < length; i += 1) {
        [endIn4or2, others] = [endIn4or2 + 2n * others, 8n * endIn4or2 + 8n * others];
      }
      return endIn4or2 + others;
    };
    const facts = { ...nothing, extensions: ['42'] };
    expect(countsOf(anything, facts)).toEqual(lengths.map(withoutIt));
  });

  it('takes a PIN away once, however many rules refuse it', () => {
    const policy = { ...defaultPinPolicy, refusedPatterns: [...refusablePatterns] };
    const without = countAllowedPinsOfLength(policy, nothing, 6);
    const blocklist = new Set(['123456', '111111', '121212', '311299', '147147', '482130']);
    expect(countAllowedPinsOfLength(policy, { ...nothing, blocklist }, 6)).toBe(without - 1n);
  });

  it('is none below MinPINLength, and none above 24 digits', () => {
    expect(countAllowedPinsOfLength(defaultPinPolicy, nothing, 5)).toBe(0n);
    expect(countAllowedPinsOfLength(defaultPinPolicy, nothing, 25)).toBe(0n);
  });

  it('is zero if every digit is an extension', () => {
    const facts = { ...nothing, extensions: Array.from('0123456789') };
    expect(countAllowedPins(defaultPinPolicy, facts)).toBe(0n);
  });

  it('is in all that of every length', () => {
    const policy = { ...anything, minPinLength: 9, refusedPatterns: [...refusablePatterns] };
    const facts = { extensions: ['36697'], phoneNumbers: ['4930555010012'] };
    const sum = countsOf(policy, facts).reduce((total, count) => total + count, 0n);
    expect(countAllowedPins(policy, facts)).toBe(sum);
  });
});
