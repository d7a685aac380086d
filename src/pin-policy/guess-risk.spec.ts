import { describe, expect, it } from 'vitest';
import { guessRisk } from './guess-risk.js';
import { defaultPinPolicy, type PinPolicy } from './pin-policy.js';

const nothing = { extensions: [], phoneNumbers: [] };

/** Of a policy that allows all of the 10 000 PINs of four digits. */
const riskOf = (settings: Partial<PinPolicy>) => {
  const policy = { ...defaultPinPolicy, minPinLength: 4, allowCommonPatterns: true, ...settings };
  return guessRisk(policy, nothing);
};

describe('the risk that a PIN is guessed', () => {
  it('says how many PINs the system draws from', () => {
    expect(riskOf({}).allowed).toBe(10_000n);
    // Ten repetitions, five sequences up and five down.
    expect(guessRisk(defaultPinPolicy, nothing).allowed).toBe(999_980n);
  });

  it.each([
    ['one attempt', 1, 1 / 10_000],
    ['ten attempts, none twice', 10, 10 / 10_000],
    ['as many as are let', 999, 999 / 10_000],
  ])('before a lock, without resets, is that of %s', (_, maxLogonAttempts, chance) => {
    const { beforeLock } = riskOf({ maxLogonAttempts, logonFailuresBeforePinReset: null });
    expect(beforeLock).toBeCloseTo(chance, 12);
  });

  it.each([
    ['three PINs, five attempts at each', 5, 15, 1 - (1 - 5 / 10_000) ** 3],
    ['two PINs, and what is left at a third', 6, 15, 1 - (1 - 6 / 10_000) ** 2 * (1 - 3 / 10_000)],
    ['a PIN for every attempt', 1, 15, 1 - (1 - 1 / 10_000) ** 15],
  ])('before a lock, with resets, is that of %s', (_, reset, lock, chance) => {
    const settings = { logonFailuresBeforePinReset: reset, maxLogonAttempts: lock };
    expect(riskOf(settings).beforeLock).toBeCloseTo(chance, 12);
  });

  it.each([
    ['never guesses if the first failed attempt locks', null, 1, 0],
    ['never repeats a guess if no PIN is replaced', null, 15, (365 * 14) / 10_000],
    ['starts anew after each reset', 5, 15, 1 - ((1 - 5 / 10_000) ** 2 * (1 - 4 / 10_000)) ** 365],
    ['is certain to have tried all there are', null, 999, 1],
  ])('per year is that of one who %s', (_, reset, lock, chance) => {
    const settings = { logonFailuresBeforePinReset: reset, maxLogonAttempts: lock };
    expect(riskOf(settings).perYear).toBeCloseTo(chance, 12);
  });

  it('does not round to zero if there are very many PINs', () => {
    const { beforeLock } = riskOf({ minPinLength: 24 });
    expect(beforeLock).toBeGreaterThan(1.49e-23);
    expect(beforeLock).toBeLessThan(1.51e-23);
  });

  it('is certainty if the policy leaves no PIN', () => {
    const facts = { ...nothing, extensions: Array.from('0123456789') };
    const policy = { ...defaultPinPolicy, logonFailuresBeforePinReset: null, maxLogonAttempts: 1 };
    const certain = { allowed: 0n, beforeLock: 1, perYear: 1 };
    expect(guessRisk(defaultPinPolicy, facts)).toEqual(certain);
    expect(guessRisk(policy, facts)).toEqual(certain);
  });

  it('meets what NIST tolerates at six digits, with the defaults', () => {
    expect(guessRisk(defaultPinPolicy, nothing).beforeLock).toBeLessThan(100 / 1_000_000);
  });
});
