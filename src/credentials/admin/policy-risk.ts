import { guessRisk, type GuessRisk } from '../../pin-policy/guess-risk.js';
import type { PinPolicy } from '../../pin-policy/pin-policy.js';

/** What a site asks of its policies. */
export interface PolicyLimits {
  /** The PINs that `blocklist` refuses. */
  readonly blocklist: ReadonlySet<string>;
  /** The best chance that a policy may leave to guess a PIN; 1 is no bound. */
  readonly maxChance: { readonly beforeLock: number; readonly perYear: number };
}

export const POLICY_LIMITS = Symbol('PolicyLimits');

/** Of a mailbox without numbers: those of one that has some are not known to a policy. */
export function riskOf(policy: PinPolicy, { blocklist }: PolicyLimits): GuessRisk {
  return guessRisk(policy, { extensions: [], phoneNumbers: [], blocklist });
}

/** Why a site does not want this policy, in words for an administrator. */
export function riskProblems(
  policy: PinPolicy,
  { allowed, beforeLock, perYear }: GuessRisk,
  limits: PolicyLimits,
): string[] {
  if (policy.refusedPatterns.includes('blocklist') && limits.blocklist.size === 0) {
    return ['blocklist needs a list of PINs: set PIN_BLOCKLIST_FILE'];
  }
  if (allowed === 0n) return [`no PIN of ${policy.minPinLength} digits is left`];
  return [
    ...chanceProblems('before the lock', beforeLock, limits.maxChance.beforeLock, 'BEFORE_LOCK'),
    ...chanceProblems('within a year', perYear, limits.maxChance.perYear, 'PER_YEAR'),
  ];
}

function chanceProblems(when: string, chance: number, bound: number, setting: string): string[] {
  if (chance <= bound) return [];
  const most = `MAX_GUESS_CHANCE_${setting} allows ${bound}`;
  return [`the chance to guess a PIN ${when} would be ${chance.toPrecision(3)}; ${most}`];
}
