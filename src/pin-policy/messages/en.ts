import type { PinPolicy } from '../pin-policy.js';
import { violations } from '../pin-rules.js';
import { longestPin } from '../pin.js';

/**
 * What there is to explain about a PIN: a rule that it breaks; that it has to be changed, because the system made it
 * or because it is older than PINLifetime; that it was temporary and is no longer accepted.
 */
export const explained = [...violations, 'temporary', 'lifetime', 'expired'] as const;

export type Explained = (typeof explained)[number];

/**
 * Why a PIN was refused or has to be changed, and what to do now, for a listener at a telephone: short, without
 * a name of a setting, and never with a digit of the PIN. A sentence that a language lacks does not compile.
 */
export type Explanations = Readonly<Record<Explained, (policy: PinPolicy) => string>>;

/** No native reader has read these sentences yet. */
export const en: Explanations = {
  'not-digits': () => 'A PIN is made of digits alone. Please use the digits 0 to 9.',
  'too-short': ({ minPinLength }) =>
    `This PIN is too short. Please choose one with at least ${minPinLength} digits.`,
  'too-long': () => `This PIN is too long. Please choose one with at most ${longestPin} digits.`,
  sequence: () => 'The digits of this PIN follow one another. Please mix the digits.',
  repetition: () => 'This PIN repeats one digit. Please use different digits.',
  extension: () =>
    'This PIN is made from your extension, which others know. Please choose another one.',
  'keypad-line': () => 'This PIN follows straight lines on the keypad. Please choose other digits.',
  'alternating-digits': () =>
    'This PIN goes back and forth between two digits. Please use more than two.',
  'few-distinct-digits': () =>
    'This PIN has too few different digits. Please use at least three different ones.',
  date: () => 'This PIN can be read as a date or a year. Please choose one that cannot.',
  blocklist: () => 'This PIN is one of those that are guessed first. Please choose another one.',
  'phone-number': () =>
    'This PIN is made from one of your telephone numbers. Please choose another one.',
  history: ({ pinHistoryCount: count }) =>
    count === 1
      ? 'This is the PIN that you have now. Please choose another one.'
      : `This PIN is one of your last ${count}. Please choose one that you have not used lately.`,
  temporary: () => 'This PIN was sent to you by mail. Please choose one of your own.',
  lifetime: () => 'This PIN is too old. Please choose a new one.',
  expired: () =>
    'This PIN has expired, because it was not changed in time. Please ask for a new one.',
};
