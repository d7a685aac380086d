import {
  refusablePatterns,
  settingList,
  type NamedSetting,
  type policySettings,
  type PolicySetting,
  type RefusablePattern,
  type SettingName,
} from './policy-settings.js';

type Settings = typeof policySettings;

type ValueOf<S extends PolicySetting> = S extends { kind: 'number' }
  ? number | (S extends { none: string } ? null : never)
  : S extends { kind: 'boolean' }
    ? boolean
    : S extends { kind: 'text' }
      ? string | null
      : S extends { kind: 'choice'; choices: readonly (infer Choice)[] }
        ? Choice
        : RefusablePattern[];

/** The PIN settings of a UM mailbox policy; `policySettings` explains each. */
export type PinPolicy = { readonly [Name in SettingName]: ValueOf<Settings[Name]> };

export type SettingValue = PinPolicy[SettingName];

type TextName = {
  [Name in SettingName]: Settings[Name]['kind'] extends 'text' ? Name : never;
}[SettingName];

/** All of a policy but its texts, which are a site's own. */
export type PolicyPreset = Omit<PinPolicy, TextName>;

/** Exchange's defaults, and ours for the settings that it does not have. */
export const defaultPinPolicy = defaultsOf(settingList) as PinPolicy;

export const defaultSettings = defaultsOf(
  settingList.filter(({ kind }) => kind !== 'text'),
) as PolicyPreset;

/** The problems of these settings, in words for an administrator. */
export function pinPolicyProblems(policy: PinPolicy): string[] {
  const problems = settingList.flatMap((setting) =>
    settingProblems(setting, policy[setting.name]).map(
      (problem) => `${setting.exchangeName} ${problem}`,
    ),
  );
  const { logonFailuresBeforePinReset: reset, maxLogonAttempts: lock } = policy;
  if (reset !== null && reset >= lock) {
    problems.push('LogonFailuresBeforePINReset must be below MaxLogonAttempts');
  }
  return problems;
}

function settingProblems(setting: PolicySetting, value: SettingValue): string[] {
  if (setting.kind === 'number') {
    const [low, high] = setting.range;
    if (value === null && setting.none) return [];
    const fits = Number.isInteger(value) && Number(value) >= low && Number(value) <= high;
    return fits ? [] : [`must be a whole number from ${low} to ${high}`];
  }
  if (Array.isArray(value)) return patternProblems(value);
  if (setting.kind === 'choice') {
    const fits = setting.choices.includes(String(value));
    return fits ? [] : [`must be one of ${setting.choices.join(', ')}`];
  }
  if (setting.kind !== 'text' || typeof value !== 'string') return [];
  const fits = Array.from(value).length <= setting.maxLength;
  return fits
    ? (setting.check?.(value) ?? [])
    : [`may have at most ${setting.maxLength} characters`];
}

// Names as they come from a file or a database.
function patternProblems(names: readonly string[]): string[] {
  const known: readonly string[] = refusablePatterns;
  const distinct = [...new Set(names)];
  const unknown = distinct.filter((name) => !known.includes(name));
  const repeated = distinct.filter((name) => names.indexOf(name) !== names.lastIndexOf(name));
  return [
    ...unknown.map((name) => `knows ${known.join(', ')}, but not ${JSON.stringify(name)}`),
    ...repeated.map((name) => `names ${JSON.stringify(name)} more than once`),
  ];
}

function defaultsOf(settings: readonly NamedSetting[]): Partial<PinPolicy> {
  return Object.fromEntries(settings.map((setting) => [setting.name, setting.default]));
}

const hour = 3_600_000;
const day = 24 * hour;

/**
 * When a PIN expires; undefined is never. A PIN that its owner chose has to be changed then
 * (PINLifetime). A temporary PIN is no longer accepted: it was mailed, and mail stays readable (NIST
 * SP 800-63B-4 lets issued codes expire, too).
 */
export function pinExpiry(
  { temporary, setAt }: { readonly temporary: boolean; readonly setAt: Date },
  policy: Pick<PinPolicy, 'pinLifetimeDays' | 'temporaryPinLifetimeHours'>,
): Date | undefined {
  const { pinLifetimeDays: days, temporaryPinLifetimeHours: hours } = policy;
  const lifetime = temporary ? hours && hours * hour : days && days * day;
  return lifetime === null ? undefined : new Date(setAt.getTime() + lifetime);
}
