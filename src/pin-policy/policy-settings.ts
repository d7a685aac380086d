import { longestPin, shortestPin } from './pin.js';
import { subjectPlaceholders, subjectProblems } from './subject-template.js';

/** Patterns that a site can switch on to be refused, by the names that answers give them. */
export const refusablePatterns = [
  'keypad-line',
  'alternating-digits',
  'few-distinct-digits',
  'date',
  'blocklist',
  'phone-number',
] as const;

/** What a mail that bounces means for its PIN: the previous one is valid again, nothing, or a lock. */
export const bounceReactions = ['return', 'keep', 'lock'] as const;

export type RefusablePattern = (typeof refusablePatterns)[number];

interface Setting {
  /** Its name in Set-UMMailboxPolicy, or one of that style if Exchange does not have the setting. */
  readonly exchangeName: string;
  /** Its column in the table `pin_policies`. */
  readonly column: string;
  /** Its option of `umpin policy set`. */
  readonly option: string;
  /** What the option's help says beside the range, or the names, that are allowed. */
  readonly help: string;
}

interface NumberSetting extends Setting {
  readonly kind: 'number';
  readonly unit: 'N' | 'DAYS' | 'HOURS';
  /** Inclusive. */
  readonly range: readonly [low: number, high: number];
  /** The word for no number, null, if the setting can have none. */
  readonly none?: 'Unlimited' | 'Never';
  /** How Get-UMMailboxPolicy writes it, if not as a plain number. */
  readonly exchangeForm?: 'TimeSpan' | '0 is none';
  readonly default: number | null;
}

interface BooleanSetting extends Setting {
  readonly kind: 'boolean';
  readonly default: boolean;
}

/** A site's own words, which no preset can have. */
interface TextSetting extends Setting {
  readonly kind: 'text';
  /** Characters. */
  readonly maxLength: number;
  /** The problems of a text within this length, in words for an administrator. */
  readonly check?: (text: string) => string[];
  readonly default: null;
}

interface PatternsSetting extends Setting {
  readonly kind: 'patterns';
  readonly default: readonly RefusablePattern[];
}

/** One of a few words. */
interface ChoiceSetting extends Setting {
  readonly kind: 'choice';
  readonly choices: readonly string[];
  readonly default: string;
}

export type PolicySetting =
  NumberSetting | BooleanSetting | TextSetting | PatternsSetting | ChoiceSetting;

/**
 * The settings of a PIN policy, one row each: everything else that knows them is derived from here.
 * Names, ranges and defaults are those of Exchange's Set-UMMailboxPolicy where it has the setting.
 */
export const policySettings = {
  /** MinPINLength, digits. PINs made by the system have exactly this length. */
  minPinLength: {
    exchangeName: 'MinPINLength',
    column: 'min_pin_length',
    option: 'min-pin-length',
    kind: 'number',
    unit: 'N',
    range: [shortestPin, longestPin],
    default: 6,
    help: 'digits; PINs made by the system have just as many',
  },
  /** PINLifetime, days; null is Unlimited. */
  pinLifetimeDays: {
    exchangeName: 'PINLifetime',
    column: 'pin_lifetime_days',
    option: 'pin-lifetime',
    kind: 'number',
    unit: 'DAYS',
    range: [1, 999],
    none: 'Unlimited',
    exchangeForm: 'TimeSpan',
    default: 60,
    help: '',
  },
  /** PINHistoryCount: how many PINs, the current one included, may not come back. */
  pinHistoryCount: {
    exchangeName: 'PINHistoryCount',
    column: 'pin_history_count',
    option: 'pin-history-count',
    kind: 'number',
    unit: 'N',
    range: [1, 20],
    default: 5,
    help: 'PINs that may not come back',
  },
  /** AllowCommonPatterns: whether sequences and repetitions are accepted. */
  allowCommonPatterns: {
    exchangeName: 'AllowCommonPatterns',
    column: 'allow_common_patterns',
    option: 'allow-common-patterns',
    kind: 'boolean',
    default: false,
    help: 'whether 123456 or 111111 may be a PIN',
  },
  /** LogonFailuresBeforePINReset; null is Unlimited (never). */
  logonFailuresBeforePinReset: {
    exchangeName: 'LogonFailuresBeforePINReset',
    column: 'logon_failures_before_pin_reset',
    option: 'logon-failures-before-pin-reset',
    kind: 'number',
    unit: 'N',
    range: [1, 998],
    none: 'Unlimited',
    exchangeForm: '0 is none',
    default: 5,
    help: 'wrong attempts',
  },
  /** MaxLogonAttempts: failed attempts in a row until the mailbox is locked. */
  maxLogonAttempts: {
    exchangeName: 'MaxLogonAttempts',
    column: 'max_logon_attempts',
    option: 'max-logon-attempts',
    kind: 'number',
    unit: 'N',
    range: [1, 999],
    default: 15,
    help: 'wrong attempts until the mailbox is locked',
  },
  /** ResetPINText: the policy's own words in the mail, plain or simple HTML. */
  resetPinText: {
    exchangeName: 'ResetPINText',
    column: 'reset_pin_text',
    option: 'reset-pin-text',
    kind: 'text',
    maxLength: 512,
    default: null,
    help: 'for the mail with a new PIN',
  },
  /** UMEnabledText: the policy's own words in the welcome mail. */
  umEnabledText: {
    exchangeName: 'UMEnabledText',
    column: 'um_enabled_text',
    option: 'um-enabled-text',
    kind: 'text',
    maxLength: 512,
    default: null,
    help: 'for the welcome mail',
  },
  /** Further patterns that no PIN may have; Exchange knows none of them. */
  refusedPatterns: {
    exchangeName: 'RefusedPatterns',
    column: 'refused_patterns',
    option: 'refuse',
    kind: 'patterns',
    default: [],
    help: 'further patterns to refuse',
  },
  /** How long a PIN that the system made can be used, hours; null is Unlimited. */
  temporaryPinLifetimeHours: {
    exchangeName: 'TemporaryPINLifetimeHours',
    column: 'temporary_pin_lifetime_hours',
    option: 'temporary-pin-lifetime',
    kind: 'number',
    unit: 'HOURS',
    range: [1, 8_760],
    none: 'Unlimited',
    default: 72,
    help: 'to use a PIN of the system',
  },
  /**
   * How long before its end the owner of a PIN is reminded, days; null is Never. There is no reminder
   * either if this is PINLifetime or more, as it would come with the PIN itself: so a lifetime of
   * three days can be set without a word about reminders.
   */
  expiryReminderDays: {
    exchangeName: 'ExpiryReminderDays',
    column: 'expiry_reminder_days',
    option: 'expiry-reminder',
    kind: 'number',
    unit: 'DAYS',
    range: [1, 60],
    none: 'Never',
    default: 5,
    help: 'before a PIN ends',
  },
  /** Whether a reset that the owner asks for unlocks the mailbox; in Exchange it does not. */
  resetUnlocks: {
    exchangeName: 'ResetUnlocks',
    column: 'reset_unlocks',
    option: 'reset-unlocks',
    kind: 'boolean',
    default: false,
    help: 'whether a reset that somebody asks for ends a lock',
  },
  /** The policy's own subject for the mail with a new PIN; Exchange's is fixed. */
  resetPinSubject: {
    exchangeName: 'ResetPINSubject',
    column: 'reset_pin_subject',
    option: 'reset-pin-subject',
    kind: 'text',
    maxLength: 100,
    check: subjectProblems,
    default: null,
    help: `subject of that mail, may name ${subjectPlaceholders.map((name) => `{${name}}`).join(', ')}`,
  },
  /** What follows when the mail with a new PIN turns out to be undeliverable; Exchange never knows. */
  onBounce: {
    exchangeName: 'OnBounce',
    column: 'on_bounce',
    option: 'on-bounce',
    kind: 'choice',
    choices: bounceReactions,
    default: 'return',
    help: 'when the mail with a PIN bounces: the PIN before it returns, the new one stays, or a lock',
  },
} as const satisfies Readonly<Record<string, PolicySetting>>;

export type SettingName = keyof typeof policySettings;

export type SettingOption = (typeof policySettings)[SettingName]['option'];

/** A row together with its name in code. */
export type NamedSetting = PolicySetting & {
  readonly name: SettingName;
  readonly option: SettingOption;
};

/** The rows of the table, in its order. */
export const settingList = Object.entries(policySettings).map(([name, setting]) => ({
  name,
  ...setting,
})) as readonly NamedSetting[];
