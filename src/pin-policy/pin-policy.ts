/**
 * The PIN settings of a UM mailbox policy, under the names, ranges and defaults of Exchange's
 * Set-UMMailboxPolicy.
 */
export interface PinPolicy {
  /** MinPINLength, digits. PINs made by the system have exactly this length. */
  readonly minPinLength: number;
  /** PINLifetime, days; null is Unlimited. */
  readonly pinLifetimeDays: number | null;
  /** PINHistoryCount: how many PINs, the current one included, may not come back. */
  readonly pinHistoryCount: number;
  /** AllowCommonPatterns: whether sequences and repetitions are accepted. */
  readonly allowCommonPatterns: boolean;
  /** LogonFailuresBeforePINReset; null is Unlimited (never). */
  readonly logonFailuresBeforePinReset: number | null;
  /** MaxLogonAttempts: wrong tries in a row until the mailbox is locked. */
  readonly maxLogonAttempts: number;
  /** ResetPINText: the policy's own words in the mail, plain or simple HTML. */
  readonly resetPinText: string | null;
  /** UMEnabledText: the policy's own words in the welcome mail. */
  readonly umEnabledText: string | null;
  /** Further patterns that no PIN may have; Exchange knows none of them. */
  readonly refusedPatterns: RefusablePattern[];
  /** How long a PIN that the system made can be used, hours; null is unlimited. */
  readonly temporaryPinLifetimeHours: number | null;
  /**
   * How long before its end the owner of a PIN is reminded, days; null is never. Nor is anyone
   * reminded where this is PINLifetime or more, as the reminder would come with the PIN itself: so
   * that a lifetime of three days can be set without a word about reminders.
   */
  readonly expiryReminderDays: number | null;
  /** Whether a reset that the owner asks for unlocks the mailbox; in Exchange it does not. */
  readonly resetUnlocks: boolean;
}

/** Patterns that a site can switch on to be refused, by the names that answers give them. */
export const refusablePatterns = [
  'keypad-line',
  'alternating-digits',
  'few-distinct-digits',
  'date',
  'blocklist',
  'phone-number',
] as const;

export type RefusablePattern = (typeof refusablePatterns)[number];

/** All of a policy but its texts, which are a site's own. */
export type PolicyPreset = Omit<PinPolicy, 'resetPinText' | 'umEnabledText'>;

/** What a policy has that nobody has changed: Exchange's defaults, and ours where it has none. */
export const defaultSettings: PolicyPreset = {
  minPinLength: 6,
  pinLifetimeDays: 60,
  pinHistoryCount: 5,
  allowCommonPatterns: false,
  logonFailuresBeforePinReset: 5,
  maxLogonAttempts: 15,
  refusedPatterns: [],
  temporaryPinLifetimeHours: 72,
  expiryReminderDays: 5,
  resetUnlocks: false,
};

export const defaultPinPolicy: PinPolicy = {
  ...defaultSettings,
  resetPinText: null,
  umEnabledText: null,
};

/** Set-UMMailboxPIN: the digits that a PIN has at least, whatever the policy, and at most. */
export const shortestPin = 4;
export const longestPin = 24;

/** Inclusive ranges, Set-UMMailboxPolicy's where it has the setting. */
export const pinPolicyRanges = {
  minPinLength: [shortestPin, longestPin],
  pinLifetimeDays: [1, 999],
  pinHistoryCount: [1, 20],
  logonFailuresBeforePinReset: [1, 998],
  maxLogonAttempts: [1, 999],
  temporaryPinLifetimeHours: [1, 8_760],
  expiryReminderDays: [1, 60],
} as const;

/** Set-UMMailboxPolicy: ResetPINText and UMEnabledText, characters. */
export const maxPolicyTextLength = 512;

/** What is wrong with these settings, in words for an administrator; empty when nothing is. */
export function pinPolicyProblems(policy: PinPolicy): string[] {
  const problems: string[] = [];
  for (const [name, [low, high]] of Object.entries(pinPolicyRanges)) {
    const value = policy[name as keyof typeof pinPolicyRanges];
    if (value !== null && !(Number.isInteger(value) && value >= low && value <= high)) {
      problems.push(`${name} must be a whole number from ${low} to ${high}`);
    }
  }
  const { logonFailuresBeforePinReset: reset, maxLogonAttempts: lock } = policy;
  if (reset !== null && reset >= lock) {
    problems.push('logonFailuresBeforePinReset must be below maxLogonAttempts');
  }
  for (const name of ['resetPinText', 'umEnabledText'] as const) {
    if (Array.from(policy[name] ?? '').length > maxPolicyTextLength) {
      problems.push(`${name} may have at most ${maxPolicyTextLength} characters`);
    }
  }
  return [...problems, ...refusedPatternsProblems(policy.refusedPatterns)];
}

// Text, as they come from a command line or a database.
function refusedPatternsProblems(names: readonly string[]): string[] {
  const known: readonly string[] = refusablePatterns;
  const distinct = [...new Set(names)];
  const unknown = distinct.filter((name) => !known.includes(name));
  const repeated = distinct.filter((name) => names.indexOf(name) !== names.lastIndexOf(name));
  return [
    ...unknown.map(
      (name) => `refusedPatterns knows ${known.join(', ')}, but not ${JSON.stringify(name)}`,
    ),
    ...repeated.map((name) => `refusedPatterns names ${JSON.stringify(name)} more than once`),
  ];
}
