import type { Actor } from '../common/actor.js';

/** Whose PIN, at whose request. */
export interface Requester {
  readonly by: Actor;
  /** The mailbox to reset; undefined for a caller that has none. */
  readonly mailboxId: string | undefined;
  /** Whether the caller acts for the mailbox's owner. */
  readonly onBehalf: boolean;
  /** When the request arrived, on the clock of `performance.now()`. */
  readonly arrivedAt: number;
}
