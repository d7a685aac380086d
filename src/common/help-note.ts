/** The most characters of a reason, and of a word to an owner. */
export const longestNote = 200;

export type NoteFault = 'missing' | 'too-long' | 'unprintable' | 'address';

/** Control characters, line breaks, halves of characters, and what turns the direction of writing. */
const unprintable = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u;

/** What mail programs make a link of: a name of a host, a URL, or a mail address. */
const address = /:\/\/|@|[\p{L}\p{N}]\.\p{L}{2}|[\p{Script=Latin}\p{N}]。\p{Script=Latin}{2}/u;

/** For administrators. Pages have words of their own. */
export const noteFaultWords: Readonly<Record<NoteFault, string>> = {
  missing: 'must not be empty',
  'too-long': `must have at most ${longestNote} characters`,
  unprintable: 'must be one line without control characters',
  address: 'must have no link, no address, and nothing that mail programs take for one',
};

/** What is wrong with a reason, which goes into the audit as it is. */
export function faultOfReason(text: string): NoteFault | undefined {
  if (text.length > longestNote) return 'too-long';
  return unprintable.test(text) ? 'unprintable' : undefined;
}

/**
 * What is wrong with a word to an owner. A mail with a PIN never has a link, so that owners need trust none: whoever
 * takes over an account of a helpdesk shall not be able to send them elsewhere in our name.
 */
export function faultOfWord(text: string): NoteFault | undefined {
  // Wide letters and invisible characters look like those of a name, or like nothing.
  const seen = text.normalize('NFKC').replaceAll(/\p{Cf}/gu, '');
  return faultOfReason(text) ?? (address.test(seen) ? 'address' : undefined);
}

/** What somebody who helps an owner says about it. */
export interface HelpNote {
  /** For the audit. */
  readonly reason?: string | undefined;
  /** To the owner, in the mail. */
  readonly word?: string | undefined;
}

/** @throws RangeError for what a caller should have refused: the audit keeps it for years, and a mail is in our name */
export function checkedNote({ reason = '', word = '' }: HelpNote = {}): HelpNote {
  const fault = faultOfReason(reason) ?? faultOfWord(word);
  if (fault) throw new RangeError(`The note of a helpdesk is ${fault}.`);
  return { reason: reason || undefined, word: word || undefined };
}

/** A detail of the audit, with the reason if there is one. */
export function withReason(
  detail: string | undefined,
  reason: string | undefined,
): string | undefined {
  if (reason === undefined) return detail;
  return [detail, `reason: ${reason}`].filter(Boolean).join('; ');
}
