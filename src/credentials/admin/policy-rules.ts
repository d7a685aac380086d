import { pinPolicyProblems, type PinPolicy } from '../../pin-policy/pin-policy.js';
import { sameValue } from './same-value.js';
import { hasControlCharacters, lengthOf } from '../../common/text-rules.js';

/** Characters; Set-UMMailboxPolicy, Name. */
const maxNameLength = 64;

const texts = ['resetPinText', 'umEnabledText'] as const;

/** What is wrong with the name of a new policy. */
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

/** What is wrong with a policy, and with what its texts would bring into a mail. */
export function policyProblems(policy: PinPolicy): string[] {
  return [...pinPolicyProblems(policy), ...textProblems(policy)];
}

function textProblems(policy: PinPolicy): string[] {
  return texts
    .filter((name) => hasControlCharacters((policy[name] ?? '').replaceAll(/[\t\r\n]/g, ' ')))
    .map((name) => `${name} must not contain control characters`);
}

/** What changes, one phrase a setting, for the record; a long text is only named. */
export function changedSettings(from: PinPolicy, to: Partial<PinPolicy>): string[] {
  const names = Object.keys(to) as (keyof PinPolicy)[];
  return names
    .filter((name) => !sameValue(to[name], from[name]))
    .map((name) => {
      const value = to[name];
      if (name === 'resetPinText' || name === 'umEnabledText') return `${name} changed`;
      if (name === 'expiryReminderDays' && value === null) return `${name} never`;
      if (Array.isArray(value)) return `${name} ${value.join(' ') || 'none'}`;
      return `${name} ${value === null ? 'unlimited' : String(value)}`;
    });
}
