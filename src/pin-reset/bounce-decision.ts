import type { PinPolicy } from '../pin-policy/pin-policy.js';

/** What a reset has come to when its mail is reported as undeliverable. */
export interface BouncedReset {
  /**
   * `staged`: its mail's 250 is not recorded yet. `valid`: it made the valid PIN. `superseded`: another PIN
   * is valid, or none; the reset was cancelled, or what it made has been replaced or taken back.
   */
  readonly pin: 'staged' | 'valid' | 'superseded';
  /** Whether another reset is pending. */
  readonly newerPending: boolean;
  /** Whether its PIN has been typed right since it became valid. */
  readonly typedRight: boolean;
  /** Whether it was made because others may know the PIN before it. */
  readonly suspect: boolean;
  /** Whether there is something to give back: a PIN before it, or the state without one. */
  readonly previousKept: boolean;
  readonly onBounce: PinPolicy['onBounce'];
}

export interface BounceDecision {
  readonly result: 'too-early' | 'recorded' | 'returned' | 'locked';
  /** Of what was only recorded, and of a lock: the reason, for the record. */
  readonly because?: string;
  /** Whether the owner has no PIN that works, or another one than the mail said. */
  readonly helpdesk: boolean;
}

const recorded = (because: string, helpdesk = false): BounceDecision => ({
  result: 'recorded',
  because,
  helpdesk,
});

/** Decides what a bounce means for the PIN that its mail has brought (P13); the first row that fits. */
export function decideBounce(reset: BouncedReset): BounceDecision {
  if (reset.pin === 'staged') return { result: 'too-early', helpdesk: false };
  if (reset.pin === 'superseded') return recorded('another PIN has replaced it');
  if (reset.newerPending) return recorded('a newer reset is pending');
  // Whoever typed the PIN has read the mail, or another copy of it.
  if (reset.typedRight) return recorded('its PIN has been used');
  if (reset.suspect) {
    return { result: 'locked', because: 'others may know the previous PIN', helpdesk: true };
  }
  if (reset.onBounce === 'lock') return { result: 'locked', because: 'policy', helpdesk: true };
  if (reset.onBounce === 'keep') return recorded('policy');
  if (!reset.previousKept) return recorded('no previous PIN is kept', true);
  return { result: 'returned', helpdesk: true };
}
