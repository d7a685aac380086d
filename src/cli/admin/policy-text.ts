import type { PolicySet, PolicyView } from '../../credentials/admin/policies.service.js';
import type { SettingValue } from '../../pin-policy/pin-policy.js';
import { settingList } from '../../pin-policy/policy-settings.js';
import { chanceText, definitionList } from '../shared/table.js';

/** A policy for programs, under the names of Get-UMMailboxPolicy and our own. */
export function policyJson(policy: PolicyView) {
  const { allowed, beforeLock, perYear } = policy.risk;
  return {
    ...settingsOf(policy),
    AllowedPINs: String(allowed),
    GuessChanceBeforeLock: beforeLock,
    GuessChancePerYear: perYear,
  };
}

/** A policy for people, one setting on each line. */
export function policyFacts(policy: PolicyView): string {
  const { allowed, beforeLock, perYear } = policy.risk;
  const settings = Object.entries(settingsOf(policy)).map(([name, value]) => {
    const text = Array.isArray(value) ? value.join(', ') || '-' : String(value ?? '-');
    return [name, text] as const;
  });
  return definitionList([
    ...settings,
    ['AllowedPINs', allowed.toLocaleString('en')],
    ['GuessChanceBeforeLock', chanceText(beforeLock)],
    ['GuessChancePerYear', chanceText(perYear)],
  ]);
}

/** The change of a policy, and the resulting risk that one of its PINs is guessed. */
export function policySetText({ change, policy: { name, minPinLength, risk } }: PolicySet): string {
  const end = change === 'unchanged' ? 'is as it was' : `was ${change}`;
  const allowed = risk.allowed.toLocaleString('en');
  return [
    `The policy ${name} ${end}.`,
    `It allows ${allowed} PINs of ${minPinLength} digits. Chance to guess one: before the lock ` +
      `${chanceText(risk.beforeLock)}, within a year ${chanceText(risk.perYear)}.`,
  ].join('\n');
}

function settingsOf(policy: PolicyView): Record<string, SettingValue> {
  const settings = settingList.map((setting): [string, SettingValue | string] => {
    const none = setting.kind === 'number' && setting.none ? setting.none : null;
    return [setting.exchangeName, policy[setting.name] ?? none];
  });
  return Object.fromEntries([['Name', policy.name], ...settings]);
}
