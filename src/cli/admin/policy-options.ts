import type { PinPolicy, PolicyPreset, SettingValue } from '../../pin-policy/pin-policy.js';
import {
  refusablePatterns,
  settingList,
  type PolicySetting,
  type SettingOption,
} from '../../pin-policy/policy-settings.js';
import { presets } from '../../pin-policy/presets.js';
import { CommandError } from '../shared/errors.js';
import { parseBoolean } from './command.js';

const optionWith = (value: string, help: string) => ({ type: 'string', value, help }) as const;

/** Set-UMMailboxPolicy's parameters as options, and those of settings that Exchange does not have. */
export const policyOptions = Object.fromEntries(
  settingList.map((setting) => [setting.option, optionOf(setting)]),
) as Record<SettingOption, ReturnType<typeof optionWith>>;

/** A preset to start from; single settings override it. */
export const presetOption = {
  preset: optionWith('NAME', `all settings at once: ${Object.keys(presets).join(', ')}`),
};

/** @throws CommandError */
export function readPreset(name: string | undefined): Partial<PolicyPreset> {
  if (name === undefined) return {};
  const preset = Object.entries(presets).find(([known]) => known === name.toLowerCase())?.[1];
  if (!preset) throw new CommandError(`--preset takes one of: ${Object.keys(presets).join(', ')}.`);
  return preset;
}

/**
 * The settings that were given; whether they are in range, the policy checks.
 *
 * @throws CommandError
 */
export function readPolicyOptions(
  options: Readonly<Partial<Record<SettingOption, string>>>,
): Partial<PinPolicy> {
  const settings: [string, SettingValue][] = [];
  for (const setting of settingList) {
    const text = options[setting.option];
    if (text !== undefined) settings.push([setting.name, valueOf(setting, text)]);
  }
  return Object.fromEntries(settings);
}

function optionOf(setting: PolicySetting) {
  const { help } = setting;
  switch (setting.kind) {
    case 'number': {
      const range = setting.range.join(' to ');
      const none = setting.none ? `, or ${setting.none.toLowerCase()}` : '';
      return optionWith(setting.unit, `${range} ${help}`.trimEnd() + none);
    }
    case 'boolean':
      return optionWith('true|false', help);
    case 'text':
      return optionWith('TEXT', `${help}, up to ${setting.maxLength} characters`);
    case 'patterns':
      return optionWith('NAME[,NAME]', `${help}: ${refusablePatterns.join(', ')}`);
    case 'choice':
      return optionWith(setting.choices.join('|'), help);
  }
}

function valueOf(setting: PolicySetting & { option: string }, text: string): SettingValue {
  const { option } = setting;
  switch (setting.kind) {
    case 'number':
      return parseNumber(text, option, setting.none?.toLowerCase());
    case 'boolean':
      return parseBoolean(text, option);
    case 'text':
      return text === '' ? null : text;
    case 'patterns':
      return parsePatterns(text, option);
    case 'choice':
      return parseChoice(text, option, setting.choices);
  }
}

function parseNumber(text: string, option: string, none: string | undefined): number | null {
  if (none && text.toLowerCase() === none) return null;
  if (/^[0-9]{1,4}$/.test(text)) return Number(text);
  const word = none ? ` or the word ${none}` : '';
  throw new CommandError(`--${option} takes a whole number${word}.`);
}

function parseChoice(text: string, option: string, choices: readonly string[]): SettingValue {
  const choice = choices.find((each) => each === text.toLowerCase());
  if (choice === undefined) throw new CommandError(`--${option} takes ${choices.join(', ')}.`);
  return choice;
}

// In a fixed order, so that the same patterns are the same setting.
function parsePatterns(text: string, option: string): PinPolicy['refusedPatterns'] {
  const names = text.split(',').map((name) => name.trim().toLowerCase());
  const known: readonly string[] = refusablePatterns;
  if (text !== '' && !names.every((name) => known.includes(name))) {
    throw new CommandError(`--${option} takes names with commas between: ${known.join(', ')}.`);
  }
  return refusablePatterns.filter((pattern) => names.includes(pattern));
}
