import { lostCharacter } from '../../common/decode-text.js';
import type { PinPolicy } from '../../pin-policy/pin-policy.js';
import { ProvisioningError, refuseIf } from '../../common/provisioning-error.js';
import { quoted } from '../../common/text-rules.js';

/** A policy as an administrator wants it; settings that are left out stay, or take their default. */
export interface WantedPolicy {
  readonly name: string;
  readonly settings: Partial<PinPolicy>;
}

/** What a setting was given as cannot be read; the message says what can. */
class Illegible extends Error {}

/** An escape in JSON can still hold what the bytes of the file do not. */
const undamagedText = 'text without U+FFFD, which stands for a lost character: export it again';

type Reader = (value: unknown) => Partial<PinPolicy>;

/** Get-UMMailboxPolicy's names, and those that `policy list --json` has beside them. */
const readers: Readonly<Record<string, Reader>> = {
  MinPINLength: (value) => ({ minPinLength: numberIn(value) }),
  PINLifetime: (value) => ({ pinLifetimeDays: unlessUnlimited(value, daysIn) }),
  PINHistoryCount: (value) => ({ pinHistoryCount: numberIn(value) }),
  AllowCommonPatterns: (value) => ({ allowCommonPatterns: parseBoolean(value) }),
  LogonFailuresBeforePINReset: (value) => ({
    logonFailuresBeforePinReset: unlessUnlimited(value, failuresIn),
  }),
  MaxLogonAttempts: (value) => ({ maxLogonAttempts: numberIn(limitIn(value)) }),
  ResetPINText: (value) => ({ resetPinText: textIn(value) }),
  UMEnabledText: (value) => ({ umEnabledText: textIn(value) }),
  RefusedPatterns: (value) => ({ refusedPatterns: namesIn(value) }),
  TemporaryPINLifetimeHours: (value) => ({
    temporaryPinLifetimeHours: unlessUnlimited(value, numberIn),
  }),
  ExpiryReminderDays: (value) => ({
    expiryReminderDays: value === 'Never' ? null : numberIn(value),
  }),
  ResetUnlocks: (value) => ({ resetUnlocks: parseBoolean(value) }),
};

/**
 * Reads what `Get-UMMailboxPolicy | ConvertTo-Json` writes: one policy or a list of them, from a
 * local shell (objects) or a remote one (text). What Exchange has beside PIN settings is passed over.
 *
 * @throws ProvisioningError that names policies and settings
 */
export function readExchangePolicies(text: string): WantedPolicy[] {
  const found = listIn(text).map(readPolicy);
  const names = found.map(({ name }) => name.toLowerCase());
  const twice = found.filter(({ name }, index) => names.indexOf(name.toLowerCase()) < index);
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

// Windows PowerShell 5.1 writes a list that comes as one object as {"value":[…],"Count":n}.
function unwrapped(value: unknown): unknown {
  return isObject(value) && Array.isArray(value.value) && 'Count' in value ? value.value : value;
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
  const settings = Object.entries(readers).map(([setting, reader]) => {
    if (fields[setting] === undefined) return {};
    try {
      return reader(fields[setting]);
    } catch (error) {
      if (!(error instanceof Illegible)) throw error;
      problems.push(`policy ${quoted(name)}: ${setting} must be ${error.message}`);
      return {};
    }
  });
  return { name, settings: Object.assign({}, ...settings) as Partial<PinPolicy>, problems };
}

// Select-Object names properties as whoever typed it did, in any case.
function underKnownNames(policy: Record<string, unknown>): Record<string, unknown> {
  const names = new Map(
    ['Name', ...Object.keys(readers)].map((name) => [name.toLowerCase(), name]),
  );
  const entries = Object.entries(policy);
  return Object.fromEntries(
    entries.map(([name, value]) => [names.get(name.toLowerCase()) ?? name, value]),
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function numberIn(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'string' && /^[0-9]{1,4}$/.test(value)) return Number(value);
  throw new Illegible('a whole number');
}

// There also 0 is how to switch it off.
function failuresIn(value: unknown): number | null {
  const failures = numberIn(value);
  return failures === 0 ? null : failures;
}

// System.TimeSpan: as text d.hh:mm:ss, as an object with its parts.
function daysIn(value: unknown): number {
  if (isObject(value) && ['Hours', 'Minutes', 'Seconds'].every((part) => !value[part])) {
    return numberIn(value.Days);
  }
  const [, days] = /^([0-9]{1,4})\.00:00:00$/.exec(String(value)) ?? [];
  if (days !== undefined) return Number(days);
  if (typeof value === 'number') return value;
  throw new Illegible('whole days as in "60.00:00:00", or Unlimited');
}

function unlessUnlimited<T>(value: unknown, read: (value: unknown) => T): T | null {
  const given = limitIn(value);
  return String(given).toLowerCase() === 'unlimited' ? null : read(given);
}

// Exchange's Unlimited<T>: as text, or an object.
function limitIn(value: unknown): unknown {
  if (!isObject(value) || typeof value.IsUnlimited !== 'boolean') return value;
  return value.IsUnlimited ? 'Unlimited' : value.Value;
}

function parseBoolean(value: unknown): boolean {
  const word = String(value).toLowerCase();
  if (word !== 'true' && word !== 'false') throw new Illegible('true or false');
  return word === 'true';
}

function textIn(value: unknown): string | null {
  if (value === null || value === '') return null;
  if (typeof value !== 'string') throw new Illegible('text');
  if (value.includes(lostCharacter)) throw new Illegible(undamagedText);
  return value;
}

// Whether there are such patterns is the policy's own business.
function namesIn(value: unknown): PinPolicy['refusedPatterns'] {
  const names = unwrapped(value);
  const isList = Array.isArray(names) && names.every((name) => typeof name === 'string');
  if (!isList) throw new Illegible('a list of names');
  return names as PinPolicy['refusedPatterns'];
}
