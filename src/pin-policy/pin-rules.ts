import {
  alternates,
  hasFewDistinctDigits,
  isDate,
  isKeypadLine,
  isRepetition,
  isSequence,
} from './digit-patterns.js';
import { containsNumber, isEndOfNumber, isPartOfNumber } from './known-numbers.js';
import type { PinPolicy } from './pin-policy.js';
import { longestPin, type Pin } from './pin.js';
import { refusablePatterns } from './policy-settings.js';

/** Every rule that a PIN can break, by the name that answers give it. */
export const violations = [
  'not-digits',
  'too-short',
  'too-long',
  'sequence',
  'repetition',
  'extension',
  ...refusablePatterns,
  'history',
] as const;

export type Violation = (typeof violations)[number];

/** Facts about the mailbox and the site that rules use. */
export interface PinFacts {
  /** The mailbox's extensions, digits only. */
  readonly extensions: readonly string[];
  /** The owner's other telephone numbers, digits only. */
  readonly phoneNumbers: readonly string[];
  /** The site's list of refused PINs. */
  readonly blocklist?: ReadonlySet<string> | undefined;
}

/** The settings that rules depend on. */
export type RuleSettings = Pick<
  PinPolicy,
  'minPinLength' | 'allowCommonPatterns' | 'refusedPatterns'
>;

/** Everything that a rule may use besides the PIN itself. */
export interface PinContext extends PinFacts {
  readonly policy: PinPolicy;
}

/** Whether the PIN breaks the rule. */
type PinRule = (digits: string, context: PinContext) => boolean;

/**
 * Rules that can be checked on a PIN in clear. Anything but digits never becomes a PIN, and earlier use
 * is checked by the hashes.
 */
export type OwnViolation = Exclude<Violation, 'not-digits' | 'history'>;

export const ownViolations = violations.filter(
  (violation): violation is OwnViolation => violation !== 'not-digits' && violation !== 'history',
);

/** The first rule that this PIN breaks, or undefined if it obeys the policy (P8). */
export function violationOf(pin: Pin, context: PinContext): OwnViolation | undefined {
  const digits = pin.reveal();
  for (const violation of ownViolations) {
    if (!isSwitchedOn(violation, context.policy)) continue;
    if (rules[violation](digits, context)) return violation;
  }
  return undefined;
}

/** Every rule that these digits break, in the order of the list. */
export function violationsOf(digits: string, context: PinContext): OwnViolation[] {
  return ownViolations.filter(
    (violation) => isSwitchedOn(violation, context.policy) && rules[violation](digits, context),
  );
}

/** Whether the policy has this rule at all. */
export function isSwitchedOn(violation: Violation, policy: RuleSettings): boolean {
  if (violation === 'sequence' || violation === 'repetition') return !policy.allowCommonPatterns;
  const switchedOn: readonly Violation[] = policy.refusedPatterns;
  return !optional.has(violation) || switchedOn.includes(violation);
}

const optional: ReadonlySet<Violation> = new Set(refusablePatterns);

const tooShort: PinRule = (digits, { policy }) => digits.length < policy.minPinLength;

const tooLong: PinRule = (digits) => digits.length > longestPin;

// Exchange, AllowCommonPatterns: only a PIN whose digits are *all* consecutive, or all alike, is one.
const sequence: PinRule = (digits) => isSequence(digits);

const repetition: PinRule = (digits) => isRepetition(digits);

// AllowCommonPatterns does not switch this one off: the extension is known to every caller.
const extension: PinRule = (digits, { extensions }) =>
  containsNumber(digits, extensions) || isEndOfNumber(digits, extensions);

const keypadLine: PinRule = (digits) => isKeypadLine(digits);

const alternatingDigits: PinRule = (digits) => alternates(digits);

const fewDistinctDigits: PinRule = (digits) => hasFewDistinctDigits(digits);

const date: PinRule = (digits) => isDate(digits);

const blocklisted: PinRule = (digits, { blocklist }) => blocklist?.has(digits) ?? false;

const phoneNumber: PinRule = (digits, { phoneNumbers }) =>
  containsNumber(digits, phoneNumbers) || isPartOfNumber(digits, phoneNumbers);

const rules: Readonly<Record<OwnViolation, PinRule>> = {
  'too-short': tooShort,
  'too-long': tooLong,
  sequence,
  repetition,
  extension,
  'keypad-line': keypadLine,
  'alternating-digits': alternatingDigits,
  'few-distinct-digits': fewDistinctDigits,
  date,
  blocklist: blocklisted,
  'phone-number': phoneNumber,
};
