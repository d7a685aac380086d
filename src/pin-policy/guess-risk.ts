import { countAllowedPinsOfLength } from './count-pins.js';
import type { PinPolicy } from './pin-policy.js';
import type { PinFacts, RuleSettings } from './pin-rules.js';

/**
 * How often a year the owner signs in, which resets the failed attempts: once a day. An attacker who
 * avoids the lock has MaxLogonAttempts - 1 attempts between two sign-ins.
 */
export const ownerSignInsPerYear = 365;

/** The settings that the risk depends on. */
export type RiskSettings = RuleSettings &
  Pick<PinPolicy, 'maxLogonAttempts' | 'logonFailuresBeforePinReset'>;

/**
 * The risk that a PIN drawn by the system is guessed. A PIN that its owner chose is easier to
 * guess, by an amount that cannot be computed: the optional patterns are for that.
 */
export interface GuessRisk {
  /** How many PINs of MinPINLength digits the rules allow: the system draws one of these. */
  readonly allowed: bigint;
  /**
   * The chance, 0 to 1, that one of MaxLogonAttempts attempts in a row is right. NIST SP
   * 800-63B-4 3.2.2 tolerates 100 attempts at six digits: 0.0001.
   */
  readonly beforeLock: number;
  /**
   * The chance, 0 to 1, of an attacker who guesses all year and always stops one attempt before the
   * lock. The owner is assumed to sign in `ownerSignInsPerYear` times, to ignore the mails about
   * automatic resets and to replace each temporary PIN that they bring.
   */
  readonly perYear: number;
}

/**
 * The risk under a policy, for a mailbox with these numbers. If no PIN is allowed both chances are 1,
 * so that any bound refuses such a policy.
 */
export function guessRisk(policy: RiskSettings, facts: PinFacts): GuessRisk {
  const allowed = countAllowedPinsOfLength(policy, facts, policy.minPinLength);
  if (allowed === 0n) return { allowed, beforeLock: 1, perYear: 1 };
  const { maxLogonAttempts: lock, logonFailuresBeforePinReset: reset } = policy;
  const beforeLock = chanceOfHit(attemptsPerPin(lock, reset), 1, allowed);
  const perYear =
    reset === null
      ? // The PIN stays the same all year, so no guess has to be repeated.
        chanceOfHit([ownerSignInsPerYear * (lock - 1)], 1, allowed)
      : // Every round ends with another PIN: reset < lock, so there is a reset in each.
        chanceOfHit(attemptsPerPin(lock - 1, reset), ownerSignInsPerYear, allowed);
  return { allowed, beforeLock, perYear };
}

// An automatic reset draws another PIN, so attempts before it reveal nothing about the PIN after it:
// there are `reset` attempts at each PIN, and the rest at the last one. The delay of its mail moves a
// few attempts from one PIN to the next, which makes almost no difference.
function attemptsPerPin(attempts: number, reset: number | null): number[] {
  if (reset === null) return [attempts];
  const full = Array.from({ length: Math.floor(attempts / reset) }, () => reset);
  return [...full, attempts % reset];
}

// k different guesses hit one of N equally likely PINs with k/N; with k1, k2 … guesses at PINs that
// are independent of one another, in `rounds` rounds, one at least hits with
//   1 - ((1 - k1/N) (1 - k2/N) …) ^ rounds
// computed by logarithms, as 1 - k/N has no digits left for a k/N of 10^-17.
function chanceOfHit(attemptsPerPin: readonly number[], rounds: number, allowed: bigint): number {
  const logOfMiss = attemptsPerPin
    .filter((attempts) => attempts > 0)
    .map((attempts) => Math.log1p(-Math.min(1, attempts / Number(allowed))))
    .reduce((sum, log) => sum + log, 0);
  return logOfMiss === 0 ? 0 : -Math.expm1(rounds * logOfMiss);
}
