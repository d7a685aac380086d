import { defaultSettings, type PolicyPreset } from './pin-policy.js';

/**
 * The "Recommended Voice Mail Authentication Rule" that Cisco Unity Connection comes with, as its
 * Provisioning Interface (CUPI) lists it: MaxHacks 3, MinLength 6, MaxDays 180, ExpiryWarningDays 15,
 * PrevCredCount 5, TrivialCredChecking true, LockoutDuration 30 minutes. It knows no automatic reset.
 */
const ciscoUnity: PolicyPreset = {
  ...defaultSettings,
  minPinLength: 6,
  pinLifetimeDays: 180,
  expiryReminderDays: 15,
  pinHistoryCount: 5,
  // It knows no such end; ours is the usual one.
  temporaryPinLifetimeHours: 72,
  // TrivialCredChecking: digits in a row, all alike, fewer than three of them, or dialled in a
  // straight line on the keypad (2580, 159, 753); the extension is refused in any case.
  allowCommonPatterns: false,
  refusedPatterns: ['keypad-line', 'alternating-digits', 'few-distinct-digits'],
  logonFailuresBeforePinReset: null,
  maxLogonAttempts: 3,
  // Cisco's lock ends by itself after half an hour, ours does not. After no more than three tries an
  // owner must get in again without an administrator, and does so with a new PIN.
  resetUnlocks: true,
};

/** NIST SP 800-63B-4, as far as it can be met with digits. */
const nist63b: PolicyPreset = {
  ...defaultSettings,
  // 3.1.1.2: eight at least beside another factor, such as a telephone that the site knows. On its own
  // a password has 15, which nobody types at a telephone. Issued codes (4.2.1.2) need six.
  minPinLength: 8,
  // 3.1.1.2: nobody has to change a password periodically.
  pinLifetimeDays: null,
  expiryReminderDays: null,
  // It asks for no history: the least there is.
  pinHistoryCount: 1,
  // 3.1.1.2 wants what is common, expected or compromised refused as a whole. These rules are such a
  // list for digits, or the owner's own numbers. Few-distinct-digits is a rule of composition, which
  // 3.1.1.2 forbids.
  allowCommonPatterns: false,
  refusedPatterns: ['keypad-line', 'alternating-digits', 'date', 'blocklist', 'phone-number'],
  // 3.1.1.2: a change is forced by signs of compromise, and wrong tries are none.
  logonFailuresBeforePinReset: null,
  // 3.2.2: at most 100. That fits codes drawn at random: with PINs that people choose, the first
  // hundred guesses are far better than the rest, while an owner hardly errs ten times in a row.
  maxLogonAttempts: 10,
  // 4.2.1.2: what is issued by mail recovers the account, and is good for 24 hours.
  temporaryPinLifetimeHours: 24,
  resetUnlocks: true,
};

/**
 * Policies to begin with, by the names that administrators give. A setting that a preset does not name
 * has its default.
 */
export const presets = {
  exchange: defaultSettings,
  'cisco-unity': ciscoUnity,
  'nist-63b': nist63b,
} as const satisfies Record<string, PolicyPreset>;

export type PresetName = keyof typeof presets;
