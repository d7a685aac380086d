import { isDeepStrictEqual } from 'node:util';
import type { PinPolicy } from '../../../../pin-policy/pin-policy.js';
import { settingList, type NamedSetting } from '../../../../pin-policy/policy-settings.js';
import type { Difference } from '../meanwhile.js';
import type { AdminTexts } from '../texts/admin-texts.js';

/** The settings that a policy has and a form wants to be different. */
export function policyDifferences(
  stored: PinPolicy,
  typed: PinPolicy,
  texts: AdminTexts,
): Difference[] {
  return settingList
    .filter(({ name }) => !isDeepStrictEqual(stored[name], typed[name]))
    .map((setting) => ({
      field: texts.policies.settings[setting.name].label,
      stored: valueWords(setting, stored, texts),
      typed: valueWords(setting, typed, texts),
    }));
}

function valueWords(setting: NamedSetting, policy: PinPolicy, texts: AdminTexts): string {
  const { policies, common } = texts;
  const value = policy[setting.name];
  if (typeof value === 'boolean') return value ? common.yes : common.no;
  if (Array.isArray(value)) return common.list(value.map((each) => policies.rules[each]));
  if (value === null) {
    const none = setting.kind === 'number' ? setting.none : undefined;
    return none ? policies.none[none] : common.none;
  }
  if (setting.kind === 'choice') return policies.bounce[value as keyof typeof policies.bounce];
  return String(value);
}
