import { defaultSettings, type PolicyPreset } from './pin-policy.js';

/**
 * The "Recommended Voice Mail Authentication Rule" that Cisco Unity Connection comes with, as its
 * Provisioning Interface (CUPI) lists it: MaxHacks 3, MinLength 6, MaxDays 180, ExpiryWarningDays 15,
 * PrevCredCount 5, TrivialCredChecking true, LockoutDuration 30 minutes. It has no automatic reset.
 */
const ciscoUnity: PolicyPreset = {
  ...defaultSettings,
  minPinLength: 6,
  pinLifetimeDays: 180,
  expiryReminderDays: 15,
  pinHistoryCount: 5,
  // It has no such setting; this is our default.
  temporaryPinLifetimeHours: 72,
  // TrivialCredChecking: digits in a row, all alike, fewer than three of them, or dialled in a
  // straight line on the keypad (2580, 159, 753); the extension is refused in any case.
  allowCommonPatterns: false,
  refusedPatterns: ['keypad-line', 'alternating-digits', 'few-distinct-digits'],
  logonFailuresBeforePinReset: null,
  maxLogonAttempts: 3,
  // Cisco's lock ends by itself after half an hour, ours does not. After only three attempts an
  // owner must be able to recover without an administrator, by a reset.
  resetUnlocks: true,
};

/** NIST SP 800-63B-4, as far as it can be met with digits. */
const nist63b: PolicyPreset = {
  ...defaultSettings,
  // 3.1.1.2: eight at least beside another factor, such as a telephone that the site knows. A password
  // on its own has 15, which is too long for a telephone. Issued codes (4.2.1.2) need six.
  minPinLength: 8,
  // 3.1.1.2: periodic changes of a password must not be required.
  pinLifetimeDays: null,
  expiryReminderDays: null,
  // It requires no history: the minimum.
  pinHistoryCount: 1,
  // 3.1.1.2: common, expected or compromised values are refused as a whole. These rules are such a
  // list for digits, or the owner's own numbers. Few-distinct-digits is a rule of composition, which
  // 3.1.1.2 forbids.
  allowCommonPatterns: false,
  refusedPatterns: ['keypad-line', 'alternating-digits', 'date', 'blocklist', 'phone-number'],
  // 3.1.1.2: evidence of compromise forces a change, and failed attempts are no evidence.
  logonFailuresBeforePinReset: null,
  // 3.2.2: at most 100. That suits codes drawn at random: with PINs that people choose, the first
  // hundred guesses are far better than the rest, while an owner hardly fails ten times in a row.
  maxLogonAttempts: 10,
  // 4.2.1.2: a recovery code sent by mail is valid for at most 24 hours.
  temporaryPinLifetimeHours: 24,
  resetUnlocks: true,
};

/** Policies to start from. A setting that a preset does not name has its default. */
export const presets = {
  exchange: defaultSettings,
  'cisco-unity': ciscoUnity,
  'nist-63b': nist63b,
} as const satisfies Record<string, PolicyPreset>;
