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
