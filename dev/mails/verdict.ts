/** What a spam filter says of a message. */
export interface Verdict {
  /** The sum of the points of all rules, the lowest of several attempts; the higher, the more like spam. */
  readonly score: number;
  /** The highest of them: a filter may decide by chance. */
  readonly highest: number;
  /** The rules that the message matches; for rspamd, those with points. */
  readonly rules: readonly string[];
}
