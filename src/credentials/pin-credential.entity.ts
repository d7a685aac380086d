import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * A PIN that a reset has replaced, with all that belonged to it, so that it can be given back as it was
 * (P13). What was null is missing.
 */
export interface PreviousPin {
  /** Missing if the mailbox had no PIN. */
  readonly hash?: string;
  /** ISO 8601, as are all times here. */
  readonly setAt?: string;
  readonly temporary: boolean;
  readonly resetId?: string;
  readonly verifiedBy?: string;
  /** Missing if there were none. */
  readonly failedAttempts?: number;
  readonly lockedAt?: string;
  readonly suspect: boolean;
  /** Whether the owner was reminded of its end. */
  readonly reminded?: boolean;
  /** The PIN that comes back if the mail of this one bounces too. */
  readonly before?: PreviousPin;
}

/** `accepted` by the mail server, or what it reported later (RFC 3464 2.3.3; `bounced` is its `failed`). */
export type MailFate = 'accepted' | 'delayed' | 'relayed' | 'expanded' | 'delivered' | 'bounced';

/** The PIN of a mailbox: the valid one, and the staged one whose mail is on its way (P2). */
@Entity('pin_credentials')
export class PinCredential {
  @PrimaryColumn({ type: 'uuid', name: 'mailbox_id' })
  mailboxId!: string;

  /** Counts the PINs that this mailbox has had: an order that no clock can disturb. */
  @Column({ type: 'integer' })
  generation!: number;

  /** The valid PIN's Argon2id hash, sealed; null before the first PIN. */
  @Column({ type: 'text', name: 'sealed_hash', nullable: true })
  sealedHash!: string | null;

  /** Whether the owner has to change the PIN at the next sign-in. */
  @Column({ type: 'boolean' })
  temporary!: boolean;

  @Column({ type: 'timestamptz', name: 'set_at', nullable: true })
  setAt!: Date | null;

  /** The reset that made it. */
  @Column({ type: 'uuid', name: 'reset_id', nullable: true })
  resetId!: string | null;

  /** When it last opened the mailbox; null: never, a first-time user. */
  @Column({ type: 'timestamptz', name: 'verified_at', nullable: true })
  verifiedAt!: Date | null;

  /** The login of the phone system where that happened. */
  @Column({ type: 'text', name: 'verified_by', nullable: true })
  verifiedBy!: string | null;

  /** The generation whose expiry the owner was reminded of. */
  @Column({ type: 'integer', name: 'reminded_generation', nullable: true })
  remindedGeneration!: number | null;

  /** Failed attempts in a row (P9). */
  @Column({ type: 'integer', name: 'failed_tries' })
  failedAttempts!: number;

  @Column({ type: 'timestamptz', name: 'locked_at', nullable: true })
  lockedAt!: Date | null;

  @Column({ type: 'text', name: 'staged_hash', nullable: true })
  stagedHash!: string | null;

  /** The reset that staged it; null when none is pending. */
  @Column({ type: 'uuid', name: 'staged_reset_id', nullable: true })
  stagedResetId!: string | null;

  /** Whether it is an automatic reset's: then its delivery does not clear the failed attempts. */
  @Column({ type: 'boolean', name: 'staged_automatic' })
  stagedAutomatic!: boolean;

  /** Whether it was made because others may know the valid PIN. */
  @Column({ type: 'boolean', name: 'staged_suspect' })
  stagedSuspect!: boolean;

  /** When the reset without a caller became due that is still to be staged. */
  @Column({ type: 'timestamptz', name: 'reset_wanted_at', nullable: true })
  resetWantedAt!: Date | null;

  /** The PIN before the valid one; null once its owner has chosen a PIN, or if it must not come back. */
  @Column({ type: 'jsonb', nullable: true })
  previous!: PreviousPin | null;

  /** Whether the valid PIN is that of a reset which was made because others may know the one before it. */
  @Column({ type: 'boolean' })
  suspect!: boolean;

  /**
   * Whether others know the valid PIN, as an administrator says, or one with which it was chosen; until a reset
   * replaces it.
   */
  @Column({ type: 'boolean' })
  compromised!: boolean;

  /** What became of the newest reset's mail; null before the first one. */
  @Column({ type: 'text', name: 'mail_fate', nullable: true })
  mailFate!: MailFate | null;

  /** The status in the report about it (RFC 3463); null as long as there is none. */
  @Column({ type: 'text', name: 'mail_status', nullable: true })
  mailStatus!: string | null;

  /** Since when that is known. */
  @Column({ type: 'timestamptz', name: 'mail_fate_at', nullable: true })
  mailFateAt!: Date | null;
}
