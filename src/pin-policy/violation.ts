import { refusablePatterns } from './pin-policy.js';

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
