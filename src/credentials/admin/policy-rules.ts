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
import { sameValue } from './same-value.js';
import { hasControlCharacters, lengthOf } from '../../common/text-rules.js';

/** Characters; Set-UMMailboxPolicy, Name. */
const maxNameLength = 64;

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
  return settingList
    .filter(({ kind, name }) => {
      const text = kind === 'text' ? policy[name] : null;
      return hasControlCharacters(String(text ?? '').replaceAll(/[\t\r\n]/g, ' '));
    })
    .map(({ exchangeName }) => `${exchangeName} must not contain control characters`);
}

/** What changes, one phrase a setting, for the record; a long text is only named. */
export function changedSettings(from: PinPolicy, to: Partial<PinPolicy>): string[] {
  const names = Object.keys(to) as SettingName[];
  return names
    .filter((name) => !sameValue(to[name], from[name]))
    .map((name) => `${name} ${changeText(policySettings[name], to[name])}`);
}

function changeText(setting: PolicySetting, value: SettingValue | undefined): string {
  if (setting.kind === 'text') return 'changed';
  if (Array.isArray(value)) return value.join(' ') || 'none';
  if (setting.kind === 'number' && value === null) return setting.none?.toLowerCase() ?? 'none';
  return String(value);
}
