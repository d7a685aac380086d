import type { PinPolicy, SettingValue } from '../../../../pin-policy/pin-policy.js';
import {
  refusablePatterns,
  settingList,
  type NamedSetting,
  type SettingName,
} from '../../../../pin-policy/policy-settings.js';
import type { PageForm } from '../../access/page-form.js';
import { formWith, linesIn } from '../form-values.js';

/** The names of a form's fields that are no settings. */
export const policyFields = { name: 'name', version: 'version', preview: 'preview' } as const;

/** The name of the box for no number at all, such as an unlimited lifetime. */
export function noneField(name: SettingName): string {
  return `${name}-none`;
}

/** The groups of the form, each setting in one of them. */
export const settingGroups = {
  rules: ['minPinLength', 'pinHistoryCount', 'allowCommonPatterns', 'refusedPatterns'],
  attempts: ['maxLogonAttempts', 'logonFailuresBeforePinReset', 'resetUnlocks'],
  lifetimes: ['pinLifetimeDays', 'temporaryPinLifetimeHours', 'expiryReminderDays'],
  mails: ['resetPinSubject', 'resetPinText', 'umEnabledText', 'onBounce'],
} as const satisfies Readonly<Record<string, readonly SettingName[]>>;

export type SettingGroup = keyof typeof settingGroups;

/** The form of a policy as it is stored. */
export function policyForm(policy: PinPolicy, more: Readonly<Record<string, string>>): PageForm {
  const values = settingList.map(({ name }) => {
    const value = policy[name];
    if (typeof value === 'boolean' || Array.isArray(value)) return { [name]: value };
    return { [name]: String(value ?? ''), [noneField(name)]: value === null };
  });
  return formWith(Object.assign({}, ...values, more) as Parameters<typeof formWith>[0]);
}

/** The settings that a form has; what is no number becomes none, which the policy itself refuses. */
export function settingsIn(form: PageForm): PinPolicy {
  const values = settingList.map((setting) => [setting.name, valueIn(form, setting)]);
  return Object.fromEntries(values) as PinPolicy;
}

function valueIn(form: PageForm, setting: NamedSetting): SettingValue {
  const { name } = setting;
  switch (setting.kind) {
    case 'number':
      if (setting.none && form.has(noneField(name))) return null;
      return /^\d{1,6}$/.test(form.text(name)) ? Number(form.text(name)) : NaN;
    case 'boolean':
      return form.has(name);
    case 'text':
      return linesIn(form, name).trim() === '' ? null : linesIn(form, name);
    case 'choice':
      return form.text(name);
    case 'patterns':
      return refusablePatterns.filter((pattern) => form.all(name).includes(pattern));
  }
}
