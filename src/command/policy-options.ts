import type { PinPolicy } from '../pin-policy/pin-policy.js';
import { CommandError } from './command-errors.js';
import { truthIn } from './truth.js';

const setting = (value: string, help: string) => ({ type: 'string', value, help }) as const;

/** Set-UMMailboxPolicy's parameters as options. */
export const policyOptions = {
  'min-pin-length': setting('N', '4 to 24 digits; PINs made by the system have just as many'),
  'pin-lifetime': setting('DAYS', '1 to 999, or unlimited'),
  'pin-history-count': setting('N', '1 to 20 PINs that may not come back'),
  'allow-common-patterns': setting('true|false', 'whether 123456 or 111111 may be a PIN'),
  'logon-failures-before-pin-reset': setting('N', '1 to 998 wrong tries, or unlimited'),
  'max-logon-attempts': setting('N', '1 to 999 wrong tries until the mailbox is locked'),
  'reset-pin-text': setting('TEXT', 'for the mail with a new PIN, up to 512 characters'),
  'um-enabled-text': setting('TEXT', 'for the welcome mail, up to 512 characters'),
};

type PolicyOption = keyof typeof policyOptions;

type Reader = (text: string, option: string) => Partial<PinPolicy>;

const readers: Readonly<Record<PolicyOption, Reader>> = {
  'min-pin-length': (text, option) => ({ minPinLength: numberIn(text, option) }),
  'pin-lifetime': (text, option) => ({ pinLifetimeDays: numberOrUnlimitedIn(text, option) }),
  'pin-history-count': (text, option) => ({ pinHistoryCount: numberIn(text, option) }),
  'allow-common-patterns': (text, option) => ({ allowCommonPatterns: truthIn(text, option) }),
  'logon-failures-before-pin-reset': (text, option) => ({
    logonFailuresBeforePinReset: numberOrUnlimitedIn(text, option),
  }),
  'max-logon-attempts': (text, option) => ({ maxLogonAttempts: numberIn(text, option) }),
  'reset-pin-text': (text) => ({ resetPinText: text === '' ? null : text }),
  'um-enabled-text': (text) => ({ umEnabledText: text === '' ? null : text }),
};

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

function numberOrUnlimitedIn(text: string, option: string): number | null {
  if (text.toLowerCase() === 'unlimited') return null;
  if (!/^[0-9]{1,4}$/.test(text)) {
    throw new CommandError(`--${option} takes a whole number or the word unlimited.`);
  }
  return Number(text);
}
