/** What a verification of the audit has found. */
export interface Finding {
  readonly kind: FindingKind;
  /** The chain: the id of a mailbox, or `actor:` and a login. Absent if it concerns the whole audit. */
  readonly chain?: string;
  /** The places in the chain, from the first to the last one. */
  readonly places?: readonly [first: string, last: string];
  /** The id of the event, if it still exists. */
  readonly event?: string;
  /** One sentence for a person. */
  readonly text: string;
}

export const findingKinds = [
  /** Its content or its place is not the one that was hashed. */
  'altered',
  /** Events are missing between others. */
  'deleted',
  /** An event that was not recorded by way of the database's trigger, or was kept from the sealer. */
  'inserted',
  /** Events of a chain have changed places. */
  'reordered',
  /** The newest events of a chain, or of the whole audit, are missing. */
  'cut-off',
  /** All events of a mailbox or an actor are missing. */
  'history-missing',
  /** The events agree with each other, and not with what was sealed. */
  'rewritten',
  /** Leaves of the tree are not those that were signed. */
  'seal-altered',
  /** A root, or the record of a pruning, that no key of the audit has signed. */
  'forged',
] as const;

export type FindingKind = (typeof findingKinds)[number];
