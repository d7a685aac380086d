import { refusablePatterns, type PinPolicy } from '../../pin-policy/pin-policy.js';
import type { PolicyPreset } from '../../pin-policy/pin-policy.js';
import { presets } from '../../pin-policy/presets.js';
import { CommandError } from './command-errors.js';
import { parseBoolean } from './parse-boolean.js';

const setting = (value: string, help: string) => ({ type: 'string', value, help }) as const;

/** Set-UMMailboxPolicy's parameters as options, and what Exchange does not have. */
export const policyOptions = {
  'min-pin-length': setting('N', '4 to 24 digits; PINs made by the system have just as many'),
  'pin-lifetime': setting('DAYS', '1 to 999, or unlimited'),
  'pin-history-count': setting('N', '1 to 20 PINs that may not come back'),
  'allow-common-patterns': setting('true|false', 'whether 123456 or 111111 may be a PIN'),
  'logon-failures-before-pin-reset': setting('N', '1 to 998 wrong tries, or unlimited'),
  'max-logon-attempts': setting('N', '1 to 999 wrong tries until the mailbox is locked'),
  'reset-pin-text': setting('TEXT', 'for the mail with a new PIN, up to 512 characters'),
  'um-enabled-text': setting('TEXT', 'for the welcome mail, up to 512 characters'),
  refuse: setting('NAME[,NAME]', `further patterns to refuse: ${refusablePatterns.join(', ')}`),
  'temporary-pin-lifetime': setting('HOURS', '1 to 8760 to use a PIN of the system, or unlimited'),
  'expiry-reminder': setting('DAYS', '1 to 60 before a PIN ends, or never'),
  'reset-unlocks': setting('true|false', 'whether a reset that somebody asks for ends a lock'),
};

type PolicyOption = keyof typeof policyOptions;

type Reader = (text: string, option: string) => Partial<PinPolicy>;

const readers: Readonly<Record<PolicyOption, Reader>> = {
  'min-pin-length': (text, option) => ({ minPinLength: numberIn(text, option) }),
  'pin-lifetime': (text, option) => ({
    pinLifetimeDays: numberOrWordIn(text, option, 'unlimited'),
  }),
  'pin-history-count': (text, option) => ({ pinHistoryCount: numberIn(text, option) }),
  'allow-common-patterns': (text, option) => ({ allowCommonPatterns: parseBoolean(text, option) }),
  'logon-failures-before-pin-reset': (text, option) => ({
    logonFailuresBeforePinReset: numberOrWordIn(text, option, 'unlimited'),
  }),
  'max-logon-attempts': (text, option) => ({ maxLogonAttempts: numberIn(text, option) }),
  'reset-pin-text': (text) => ({ resetPinText: text === '' ? null : text }),
  'um-enabled-text': (text) => ({ umEnabledText: text === '' ? null : text }),
  refuse: (text, option) => ({ refusedPatterns: patternsIn(text, option) }),
  'temporary-pin-lifetime': (text, option) => ({
    temporaryPinLifetimeHours: numberOrWordIn(text, option, 'unlimited'),
  }),
  'expiry-reminder': (text, option) => ({
    expiryReminderDays: numberOrWordIn(text, option, 'never'),
  }),
  'reset-unlocks': (text, option) => ({ resetUnlocks: parseBoolean(text, option) }),
};

/** A preset to begin with; single settings are set over it. */
export const presetOption = {
  preset: setting('NAME', `all settings at once: ${Object.keys(presets).join(', ')}`),
};

/** @throws CommandError */
export function readPreset(name: string | undefined): Partial<PolicyPreset> {
  if (name === undefined) return {};
  const preset = Object.entries(presets).find(([known]) => known === name.toLowerCase())?.[1];
  if (!preset) throw new CommandError(`--preset takes one of: ${Object.keys(presets).join(', ')}.`);
  return preset;
}

/**
 * The settings that were given; whether they are in range is the policy's own business.
 *
 * @throws CommandError
 */
export function readPolicyOptions(
  options: Readonly<Partial<Record<PolicyOption, string>>>,
): Partial<PinPolicy> {
  const given = Object.entries(options) as [PolicyOption, string][];
  const settings = given.map(([option, text]) => readers[option](text, option));
  return Object.assign({}, ...settings) as Partial<PinPolicy>;
}

function numberIn(text: string, option: string): number {
  if (!/^[0-9]{1,4}$/.test(text)) throw new CommandError(`--${option} takes a whole number.`);
  return Number(text);
}

function numberOrWordIn(text: string, option: string, word: 'unlimited' | 'never'): number | null {
  if (text.toLowerCase() === word) return null;
  if (!/^[0-9]{1,4}$/.test(text)) {
    throw new CommandError(`--${option} takes a whole number or the word ${word}.`);
  }
  return Number(text);
}

// In one order, so that the same patterns are the same setting.
function patternsIn(text: string, option: string): PinPolicy['refusedPatterns'] {
  const names = text.split(',').map((name) => name.trim().toLowerCase());
  const known: readonly string[] = refusablePatterns;
  if (text !== '' && !names.every((name) => known.includes(name))) {
    throw new CommandError(`--${option} takes names with commas between: ${known.join(', ')}.`);
  }
  return refusablePatterns.filter((pattern) => names.includes(pattern));
}
