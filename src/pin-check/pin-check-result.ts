import type { Actor } from '../common/actor.js';
import type { Violation } from '../pin-policy/violation.js';

/** A PIN that somebody typed to get into a mailbox, whichever door it came through. */
export interface PinAttempt {
  /** How the mailbox was named. */
  readonly name: string;
  /** Undefined where nobody has that name, or the phone system may not ask about it. */
  readonly mailboxId: string | undefined;
  /** What was typed, whole; anything but the PIN to the letter is wrong. */
  readonly typed: string;
  /** The phone system that asks. */
  readonly by: Actor;
}

/**
 * Why the owner has to choose another PIN now: this one was made by the system, is older than
 * PINLifetime, or does not obey the policy of today.
 */
export type MustChange = 'temporary' | 'expired' | 'policy';

/**
 * What a try comes to.
 * - right: let the caller in, to nothing but a change of PIN if there is a reason for one
 * - wrong: also where there is no such mailbox, no PIN yet, or no right to ask
 * - locked: too many wrong tries; only an administrator lets the owner in again
 * - over: a temporary PIN that was not changed in time, and is worth nothing any more
 */
export type PinCheckResult =
  | { readonly result: 'right'; readonly mustChange?: MustChange; readonly expiresAt: Date | null }
  | { readonly result: 'wrong' }
  | { readonly result: 'locked' }
  | { readonly result: 'over' };

/** A new PIN that the owner chose at the phone. */
export interface PinChange extends Omit<PinAttempt, 'typed'> {
  /**
   * What was typed as the old PIN. Undefined where the phone system has let the owner in: then a
   * right try through the same phone system, a few minutes ago, stands in for it.
   */
  readonly oldPin: string | undefined;
  readonly newPin: string;
}

/** refused: the old PIN was right, and stays, as the policy does not accept the new one. */
export type PinChangeResult =
  | { readonly result: 'changed'; readonly expiresAt: Date | null }
  | { readonly result: 'refused'; readonly rule: Violation; readonly sentence: string }
  | Exclude<PinCheckResult, { readonly result: 'right' }>;
