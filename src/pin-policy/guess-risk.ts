import { countAllowedPinsOfLength } from './count-pins.js';
import type { PinPolicy } from './pin-policy.js';
import type { PinFacts } from './pin-rules.js';

/**
 * How often a year the owner signs in and so zeroes the count of wrong tries: once a day. Whoever
 * guesses without being locked out gets MaxLogonAttempts - 1 tries between two of these.
 */
export const ownerSignInsPerYear = 365;

/**
 * The risk that a PIN drawn by the system is guessed. A PIN that its owner chose is guessed more
 * easily, by how much nobody can compute: the optional patterns are for that.
 */
export interface GuessRisk {
  /** How many PINs of MinPINLength digits the rules allow: the system draws one of these. */
  readonly allowed: bigint;
  /**
   * The chance, 0 to 1, that one of MaxLogonAttempts tries in a row is right. NIST SP 800-63B-4
   * 3.2.2 tolerates 100 tries at six digits: 0.0001.
   */
  readonly beforeLock: number;
  /**
   * The chance, 0 to 1, of who tries all year and stays one try below the lock every time. Assumed is
   * that the owner signs in `ownerSignInsPerYear` times, shrugs at the mails about automatic resets
   * and replaces each temporary PIN that they bring.
   */
  readonly perYear: number;
}

/**
 * The risk under a policy, for a mailbox with these numbers. Where no PIN is allowed both chances are
 * 1, so that any bound refuses such a policy.
 */
export function guessRisk(policy: PinPolicy, facts: PinFacts): GuessRisk {
  const allowed = countAllowedPinsOfLength(policy, facts, policy.minPinLength);
  if (allowed === 0n) return { allowed, beforeLock: 1, perYear: 1 };
  const { maxLogonAttempts: lock, logonFailuresBeforePinReset: reset } = policy;
  const beforeLock = chanceOfHit(triesPerPin(lock, reset), 1, allowed);
  const perYear =
    reset === null
      ? // Nobody replaces the PIN, so that no try of the whole year is wasted on one tried before.
        chanceOfHit([ownerSignInsPerYear * (lock - 1)], 1, allowed)
      : // Every round ends with another PIN: reset < lock, so there is a reset in each.
        chanceOfHit(triesPerPin(lock - 1, reset), ownerSignInsPerYear, allowed);
  return { allowed, beforeLock, perYear };
}

// An automatic reset draws another PIN, so tries before it tell nothing about the PIN after it: `reset`
// tries at each PIN, and what is left at the last one. That its mail takes a moment moves a few tries
// from one PIN to the other, which makes next to no difference.
function triesPerPin(tries: number, reset: number | null): number[] {
  if (reset === null) return [tries];
  const full = Array.from({ length: Math.floor(tries / reset) }, () => reset);
  return [...full, tries % reset];
}

// k different guesses hit one of N equally likely PINs with k/N; with k1, k2 … guesses at PINs that
// are independent of one another, in `rounds` rounds, one at least hits with
//   1 - ((1 - k1/N) (1 - k2/N) …) ^ rounds
// computed by logarithms, as 1 - k/N has no digits left for a k/N of 10^-17.
function chanceOfHit(triesPerPin: readonly number[], rounds: number, allowed: bigint): number {
  const logOfMiss = triesPerPin
    .filter((tries) => tries > 0)
    .map((tries) => Math.log1p(-Math.min(1, tries / Number(allowed))))
    .reduce((sum, log) => sum + log, 0);
  return logOfMiss === 0 ? 0 : -Math.expm1(rounds * logOfMiss);
}
