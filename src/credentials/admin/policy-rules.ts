import { isDeepStrictEqual } from 'node:util';
import { guessRisk, type GuessRisk } from '../../pin-policy/guess-risk.js';
import {
  pinPolicyProblems,
  type PinPolicy,
  type SettingValue,
} from '../../pin-policy/pin-policy.js';
import {
  policySettings,
  settingList,
  type PolicySetting,
  type SettingName,
} from '../../pin-policy/policy-settings.js';
import { hasControlCharacters, lengthOf } from '../../accounts/account-rules.js';

/** Characters; Set-UMMailboxPolicy, Name. */
const maxNameLength = 64;

/** The problems of a new policy's name. */
export function policyNameProblems(name: string): string[] {
  const problems: string[] = [];
  const length = lengthOf(name);
  if (length < 1 || length > maxNameLength) {
    problems.push(`the name of a policy has 1 to ${maxNameLength} characters`);
  }
  if (hasControlCharacters(name) || name !== name.trim()) {
    problems.push('the name of a policy has no control characters and no blank at either end');
  }
  return problems;
}

/** The problems of a policy, and of its texts as parts of a mail. */
export function policyProblems(policy: PinPolicy): string[] {
  return [...pinPolicyProblems(policy), ...textProblems(policy)];
}

function textProblems(policy: PinPolicy): string[] {
  return settingList
    .filter(({ kind, name }) => {
      const text = kind === 'text' ? policy[name] : null;
      return hasControlCharacters(String(text ?? '').replaceAll(/[\t\r\n]/g, ' '));
    })
    .map(({ exchangeName }) => `${exchangeName} must not contain control characters`);
}

/** The bounds that a site sets for its policies. */
export interface PolicyLimits {
  /** The PINs that the pattern `blocklist` refuses. */
  readonly blocklist: ReadonlySet<string>;
  /** The highest chance of guessing a PIN that a policy may allow; 1 is no bound. */
  readonly maxChance: { readonly beforeLock: number; readonly perYear: number };
}

export const POLICY_LIMITS = Symbol('PolicyLimits');

/** The risk for a mailbox without numbers, because a policy does not know those of its mailboxes. */
export function riskOf(policy: PinPolicy, { blocklist }: PolicyLimits): GuessRisk {
  return guessRisk(policy, { extensions: [], phoneNumbers: [], blocklist });
}

/** The bounds of the site that this policy exceeds, in words for an administrator. */
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

/** One phrase for each setting that changes, for the audit; a text is only named. */
export function changedSettings(from: PinPolicy, to: Partial<PinPolicy>): string[] {
  const names = Object.keys(to) as SettingName[];
  return names
    .filter((name) => !isDeepStrictEqual(to[name], from[name]))
    .map((name) => `${name} ${changeText(policySettings[name], to[name])}`);
}

function changeText(setting: PolicySetting, value: SettingValue | undefined): string {
  if (setting.kind === 'text') return 'changed';
  if (Array.isArray(value)) return value.join(' ') || 'none';
  if (setting.kind === 'number' && value === null) return setting.none?.toLowerCase() ?? 'none';
  return String(value);
}
