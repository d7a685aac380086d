import { dates } from './dates.js';
import { anyOf, countAccepted, refusesPin, type DigitAutomaton } from './digit-automaton.js';
import { alternations, fewDistinctDigits, repetitions, sequences } from './digit-patterns.js';
import { keypadLines } from './keypad-lines.js';
import { containedNumbers, endsOfNumbers, partsOfNumbers } from './known-numbers.js';
import type { PinPolicy } from './pin-policy.js';
import { longestPin } from './pin.js';
import { isSwitchedOn, type OwnViolation, type PinFacts } from './pin-rules.js';

/**
 * Exactly how many PINs the rules allow, of all lengths from MinPINLength to 24 digits. The history
 * is ignored: it excludes a few PINs of one mailbox only.
 */
export function countAllowedPins(policy: PinPolicy, facts: PinFacts): bigint {
  return countBetween(policy.minPinLength, longestPin, policy, facts);
}

/** The same for one length. PINs made by the system all have one length: MinPINLength. */
export function countAllowedPinsOfLength(
  policy: PinPolicy,
  facts: PinFacts,
  length: number,
): bigint {
  return countBetween(
    Math.max(length, policy.minPinLength),
    Math.min(length, longestPin),
    policy,
    facts,
  );
}

/**
 * The PINs that a rule refuses: a list if they are few, otherwise an automaton that recognises them.
 */
interface Refused {
  readonly listed?: (facts: PinFacts, length: number) => readonly string[];
  readonly read?: (facts: PinFacts) => DigitAutomaton;
}

const refusedBy: Readonly<Record<Exclude<OwnViolation, 'too-short' | 'too-long'>, Refused>> = {
  sequence: { listed: (_, length) => sequences(length) },
  repetition: { listed: (_, length) => repetitions(length) },
  extension: {
    listed: ({ extensions }, length) => endsOfNumbers(extensions, length),
    read: ({ extensions }) => containedNumbers(extensions),
  },
  'keypad-line': { read: () => keypadLines },
  'alternating-digits': { listed: (_, length) => alternations(length) },
  'few-distinct-digits': { read: () => fewDistinctDigits },
  date: { listed: (_, length) => dates(length) },
  blocklist: {
    listed: ({ blocklist }, length) =>
      [...(blocklist ?? [])].filter((pin) => pin.length === length),
  },
  'phone-number': {
    listed: ({ phoneNumbers }, length) => partsOfNumbers(phoneNumbers, length),
    read: ({ phoneNumbers }) => containedNumbers(phoneNumbers),
  },
};

// Counts the PINs that no automaton refuses, then subtracts those among them that are on a list: each
// PIN once, even if several rules refuse it.
function countBetween(
  shortest: number,
  longest: number,
  policy: PinPolicy,
  facts: PinFacts,
): bigint {
  const names = Object.keys(refusedBy) as (keyof typeof refusedBy)[];
  const refused = names.filter((name) => isSwitchedOn(name, policy)).map((name) => refusedBy[name]);
  const automaton = anyOf(refused.flatMap(({ read }) => read?.(facts) ?? []));
  const accepted = countAccepted(automaton, longest);
  let sum = 0n;
  for (let length = shortest; length <= longest; length += 1) {
    const listed = refused.flatMap(({ listed }) => listed?.(facts, length) ?? []);
    const taken = new Set(listed.filter((pin) => !refusesPin(automaton, pin)));
    sum += (accepted[length] ?? 0n) - BigInt(taken.size);
  }
  return sum;
}
