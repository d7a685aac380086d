import { lostCharacter } from '../../common/decode-text.js';
import { nameKey } from '../../database/same-name.js';
import type { PinPolicy, SettingValue } from '../../pin-policy/pin-policy.js';
import { settingList, type PolicySetting } from '../../pin-policy/policy-settings.js';
import { ProvisioningError, quoted, refuseIf } from '../../accounts/provisioning-error.js';
import { isObject, unwrapped } from './exchange-objects.js';

/** A policy to be set; settings that are left out stay, or take their default. */
export interface WantedPolicy {
  readonly name: string;
  readonly settings: Partial<PinPolicy>;
}

/** A value that cannot be read; the message says what the setting must be. */
class Illegible extends Error {}

/** The file's bytes are checked already, but an escape in its JSON can still hold a U+FFFD. */
const undamagedText = 'text without U+FFFD, which stands for a lost character: export it again';

/**
 * Reads what `Get-UMMailboxPolicy | ConvertTo-Json` writes: one policy or a list of them, from a
 * local shell (objects) or a remote one (text). Everything but PIN settings is ignored.
 *
 * @throws ProvisioningError that names policies and settings
 */
export function readExchangePolicies(text: string): WantedPolicy[] {
  const found = listIn(text).map(readPolicy);
  const names = found.map(({ name }) => nameKey(name));
  const twice = found.filter(({ name }, index) => names.indexOf(nameKey(name)) < index);
  refuseIf([
    ...found.flatMap(({ problems }) => problems),
    ...twice.map(({ name }) => `policy ${quoted(name)} is in the file twice`),
  ]);
  return found;
}

function listIn(text: string): Record<string, unknown>[] {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw new ProvisioningError([
      'the file is not JSON: write it with ConvertTo-Json, not with Export-Csv or Export-Clixml',
    ]);
  }
  const found = unwrapped(read);
  const list: unknown[] = Array.isArray(found) ? found : [found];
  if (list.length === 0) throw new ProvisioningError(['the file has no policies']);
  if (!list.every(isObject)) {
    throw new ProvisioningError(['the file holds something else than policies']);
  }
  return list;
}

function readPolicy(policy: Record<string, unknown>, index: number) {
  const fields = underKnownNames(policy);
  const name = typeof fields.Name === 'string' ? fields.Name : '';
  if (name === '') {
    return { name: `#${index + 1}`, settings: {}, problems: [`policy ${index + 1} has no Name`] };
  }
  const problems = name.includes(lostCharacter)
    ? [`policy ${index + 1}: Name must be ${undamagedText}`]
    : [];
  const settings: [string, SettingValue][] = [];
  for (const setting of settingList) {
    const { name: settingName, exchangeName } = setting;
    const given = fields[exchangeName];
    if (given === undefined) continue;
    try {
      settings.push([settingName, valueOf(setting, given)]);
    } catch (error) {
      if (!(error instanceof Illegible)) throw error;
      problems.push(`policy ${quoted(name)}: ${exchangeName} must be ${error.message}`);
    }
  }
  return { name, settings: Object.fromEntries(settings) as Partial<PinPolicy>, problems };
}

// Select-Object names properties as they were typed, in any case.
function underKnownNames(policy: Record<string, unknown>): Record<string, unknown> {
  const known = ['Name', ...settingList.map(({ exchangeName }) => exchangeName)];
  const names = new Map(known.map((name) => [name.toLowerCase(), name]));
  const entries = Object.entries(policy);
  return Object.fromEntries(
    entries.map(([name, value]) => [names.get(name.toLowerCase()) ?? name, value]),
  );
}

function valueOf(setting: PolicySetting, given: unknown): SettingValue {
  switch (setting.kind) {
    case 'number':
      return parseNumber(setting, unlimitedOrValue(given));
    case 'boolean':
      return parseBoolean(given);
    case 'text':
      return parseText(given);
    case 'patterns':
      return parsePatterns(given);
    case 'choice':
      return parseChoice(setting, given);
  }
}

function parseNumber(
  { none, exchangeForm }: Extract<PolicySetting, { kind: 'number' }>,
  given: unknown,
): number | null {
  if (String(given).toLowerCase() === none?.toLowerCase()) return null;
  const value = exchangeForm === 'TimeSpan' ? parseDays(given) : parseWholeNumber(given);
  return exchangeForm === '0 is none' && value === 0 ? null : value;
}

function parseWholeNumber(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'string' && /^[0-9]{1,4}$/.test(value)) return Number(value);
  throw new Illegible('a whole number');
}

// System.TimeSpan: as text d.hh:mm:ss, as an object with its parts.
function parseDays(value: unknown): number {
  if (isObject(value) && ['Hours', 'Minutes', 'Seconds'].every((part) => !value[part])) {
    return parseWholeNumber(value.Days);
  }
  const [, days] = /^([0-9]{1,4})\.00:00:00$/.exec(String(value)) ?? [];
  if (days !== undefined) return Number(days);
  if (typeof value === 'number') return value;
  throw new Illegible('whole days as in "60.00:00:00", or Unlimited');
}

// Exchange's Unlimited<T>: as text, or an object.
function unlimitedOrValue(value: unknown): unknown {
  if (!isObject(value) || typeof value.IsUnlimited !== 'boolean') return value;
  return value.IsUnlimited ? 'Unlimited' : value.Value;
}

function parseBoolean(value: unknown): boolean {
  const word = String(value).toLowerCase();
  if (word !== 'true' && word !== 'false') throw new Illegible('true or false');
  return word === 'true';
}

function parseText(value: unknown): string | null {
  if (value === null || value === '') return null;
  if (typeof value !== 'string') throw new Illegible('text');
  if (value.includes(lostCharacter)) throw new Illegible(undamagedText);
  return value;
}

function parseChoice(
  { choices }: Extract<PolicySetting, { kind: 'choice' }>,
  given: unknown,
): SettingValue {
  const choice = choices.find((each) => each === String(given).toLowerCase());
  if (choice === undefined) throw new Illegible(`one of ${choices.join(', ')}`);
  return choice;
}

// Whether there are such patterns, the policy checks.
function parsePatterns(value: unknown): PinPolicy['refusedPatterns'] {
  const names = unwrapped(value);
  const isList = Array.isArray(names) && names.every((name) => typeof name === 'string');
  if (!isList) throw new Illegible('a list of names');
  return names as PinPolicy['refusedPatterns'];
}
