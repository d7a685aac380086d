import type { Actor } from '../common/actor.js';
import type { Violation } from '../pin-policy/pin-rules.js';

/** A PIN typed to open a mailbox, through any transport. */
export interface PinAttempt {
  /** The name by which the phone system asks for the mailbox. */
  readonly name: string;
  /** Undefined if no mailbox has that name, or the phone system may not ask about it. */
  readonly mailboxId: string | undefined;
  /** Everything that was typed; anything but exactly the PIN is wrong. */
  readonly typed: string;
  /** The phone system that asks. */
  readonly by: Actor;
}

/** Why the owner has to choose another PIN now, with the same in the owner's language. */
export type RequiredChange =
  /** The system made this PIN, or it is older than PINLifetime. */
  | { readonly reason: 'temporary' | 'lifetime'; readonly sentence: string }
  /** It breaks a rule that the policy has now. */
  | { readonly reason: 'policy'; readonly rule: Violation; readonly sentence: string };

/**
 * The result of an attempt.
 * - accepted: allow access, but only to a change of PIN if there is a reason for one
 * - denied: a wrong PIN, no such mailbox, a mailbox without a PIN, or one out of the phone system's scope
 * - locked: too many wrong attempts; an administrator has to unlock the mailbox
 * - expired: a temporary PIN past its lifetime; it is no longer accepted, and the sentence says so to its owner
 */
export type PinCheckResult =
  | {
      readonly result: 'accepted';
      readonly mustChange?: RequiredChange;
      readonly expiresAt: Date | null;
    }
  | { readonly result: 'denied' }
  | { readonly result: 'locked' }
  | { readonly result: 'expired'; readonly sentence: string };

/** The result of an attempt that does not let its caller in. */
export type Denial = Exclude<PinCheckResult, { readonly result: 'accepted' }>;

/** A new PIN that the owner chose at the phone. */
export interface PinChange extends Omit<PinAttempt, 'typed'> {
  /**
   * What was typed as the old PIN. Undefined if the phone system does not ask for it again: then an
   * accepted attempt through the same phone system, within the last five minutes, is required instead.
   */
  readonly oldPin: string | undefined;
  readonly newPin: string;
}

/** The policy does not accept the new PIN: the rule that it breaks, and the same in the owner's language. */
export interface PinRefusal {
  readonly result: 'refused';
  readonly rule: Violation;
  readonly sentence: string;
}

/** refused: the old PIN was right and stays valid. */
export type PinChangeResult =
  { readonly result: 'changed'; readonly expiresAt: Date | null } | PinRefusal | Denial;

/** A new PIN that the owner typed at the phone, to be examined and not set. */
export type NewPinCheck = Omit<PinChange, 'oldPin'>;

/**
 * - acceptable: a change to this PIN would be accepted now
 * - refused: the policy does not accept it
 * - denied: no right PIN came first, or too many new ones were checked since then
 */
export type NewPinResult = { readonly result: 'acceptable' } | PinRefusal | Denial;
