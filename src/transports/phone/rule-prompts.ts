import type { Violation } from '../../pin-policy/pin-rules.js';

/**
 * The number of the prompt for each rule, for phone systems that play recorded prompts by number. Prompts have been
 * recorded by these numbers: a new rule gets the next one, and no number changes or is used again.
 */
export const promptOf = {
  'not-digits': 1,
  'too-short': 2,
  'too-long': 3,
  sequence: 4,
  repetition: 5,
  extension: 6,
  'keypad-line': 7,
  'alternating-digits': 8,
  'few-distinct-digits': 9,
  date: 10,
  blocklist: 11,
  'phone-number': 12,
  history: 13,
} as const satisfies Record<Violation, number>;

/** Asterisk's name of the sound for a rule: a file of that name, in the folder of each language. */
export const soundOf = (rule: Violation) => `umpin/${rule}` as const;
