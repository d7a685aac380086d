import { maxPinLength, type Pin } from './pin.js';
import type { PinPolicy } from './pin-policy.js';
import type { Violation } from './violation.js';

/** What a rule may look at beside the PIN itself. */
export interface PinContext {
  readonly policy: PinPolicy;
  /** The mailbox's extensions, digits only. */
  readonly extensions: readonly string[];
  /** The owner's other telephone numbers, digits only. */
  readonly phoneNumbers: readonly string[];
}

type PinRule = (digits: string, context: PinContext) => Violation | undefined;

/** Exchange calls 4 digits and more of an extension's end its suffix. */
const shortestSuffix = 4;

/** The first rule that objects to this PIN, or undefined when it obeys the policy (P8). */
export function violationOf(pin: Pin, context: PinContext): Violation | undefined {
  const digits = pin.reveal();
  for (const rule of rules) {
    const violation = rule(digits, context);
    if (violation) return violation;
  }
  return undefined;
}

const length: PinRule = (digits, { policy }) => {
  if (digits.length < policy.minPinLength) return 'too-short';
  return digits.length > maxPinLength ? 'too-long' : undefined;
};

// Exchange, AllowCommonPatterns: only a PIN whose digits are *all* consecutive is a sequence;
// 9 does not wrap to 0.
const sequence: PinRule = (digits, { policy }) => {
  if (policy.allowCommonPatterns) return undefined;
  return steps(digits, 1) || steps(digits, -1) ? 'sequence' : undefined;
};

const repetition: PinRule = (digits, { policy }) => {
  if (policy.allowCommonPatterns) return undefined;
  return steps(digits, 0) ? 'repetition' : undefined;
};

// AllowCommonPatterns does not switch this one off: the extension is known to every caller.
const extension: PinRule = (digits, { extensions }) => {
  const backwards = Array.from(digits).reverse().join('');
  const derived = extensions.some((number) =>
    [digits, backwards].some((pin) => pin.includes(number) || isSuffix(pin, number)),
  );
  return derived ? 'extension' : undefined;
};

const rules: readonly PinRule[] = [length, sequence, repetition, extension];

function steps(digits: string, step: number): boolean {
  for (let i = 1; i < digits.length; i += 1) {
    if (digits.charCodeAt(i) - digits.charCodeAt(i - 1) !== step) return false;
  }
  return true;
}

function isSuffix(pin: string, number: string): boolean {
  return pin.length >= shortestSuffix && number.endsWith(pin);
}
