import {
  alternations,
  dates,
  digits,
  fewDistinctDigits,
  keypadLines,
  lost,
  refusesPin,
  repetitions,
  sequences,
  type DigitAutomaton,
} from './digit-patterns.js';
import { containedNumbers, endsOfNumbers, partsOfNumbers } from './known-numbers.js';
import { longestPin } from './pin.js';
import { isSwitchedOn, type OwnViolation, type PinFacts, type RuleSettings } from './pin-rules.js';

/**
 * Exactly how many PINs the rules allow, of all lengths from MinPINLength to 24 digits. The history
 * is ignored: it excludes a few PINs of one mailbox only.
 */
export function countAllowedPins(policy: RuleSettings, facts: PinFacts): bigint {
  return countBetween(policy.minPinLength, longestPin, policy, facts);
}

/** The same for one length. PINs made by the system all have one length: MinPINLength. */
export function countAllowedPinsOfLength(
  policy: RuleSettings,
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
  policy: RuleSettings,
  facts: PinFacts,
): bigint {
  const names = Object.keys(refusedBy) as (keyof typeof refusedBy)[];
  const refused = names.filter((name) => isSwitchedOn(name, policy)).map((name) => refusedBy[name]);
  const automaton = anyOf(refused.flatMap(({ read }) => read?.(facts) ?? []));
  const accepted = countAccepted(automaton, longest);
  let sum = 0n;
  for (let length = shortest; length <= longest; length += 1) {
    // Many dates are on the list several times, and to read a PIN takes longer than to find it here.
    const listed = new Set(refused.flatMap(({ listed }) => listed?.(facts, length) ?? []));
    let taken = 0;
    for (const pin of listed) if (!refusesPin(automaton, pin)) taken += 1;
    sum += (accepted[length] ?? 0n) - BigInt(taken);
  }
  return sum;
}

/** Refuses every PIN that any of them refuses. Steps are cached: there are far fewer states than PINs. */
export function anyOf(automata: readonly DigitAutomaton[]): DigitAutomaton {
  const known = new Map<string, Map<string, string>>();
  const partsOf = (state: string) => state.split('|');
  const step = (state: string, digit: string) => {
    const parts = partsOf(state);
    const next = automata.map((automaton, i) => automaton.next(parts[i] ?? lost, digit));
    return next.includes(lost) ? lost : next.join('|');
  };
  const stepsFrom = (state: string) =>
    new Map(digits.map((digit) => [digit, state === lost ? lost : step(state, digit)]));
  return {
    start: automata.map(({ start }) => start).join('|'),
    next(state, digit) {
      let steps = known.get(state);
      if (!steps) known.set(state, (steps = stepsFrom(state)));
      return steps.get(digit) ?? lost;
    },
    refuses(state) {
      const parts = partsOf(state);
      return state === lost || automata.some((each, i) => each.refuses(parts[i] ?? lost));
    },
  };
}

/** How many PINs it accepts, of each length from 0 to `longest`. */
export function countAccepted(automaton: DigitAutomaton, longest: number): bigint[] {
  const accepted: bigint[] = [];
  // The number of PINs of the length that lead to each state.
  let counts = new Map([[automaton.start, 1n]]);
  for (let length = 0; length <= longest; length += 1) {
    let sum = 0n;
    const longer = new Map<string, bigint>();
    for (const [state, count] of counts) {
      if (!automaton.refuses(state)) sum += count;
      for (const digit of digits) {
        const next = automaton.next(state, digit);
        longer.set(next, (longer.get(next) ?? 0n) + count);
      }
    }
    accepted.push(sum);
    counts = longer;
  }
  return accepted;
}
