import { Column, Entity, PrimaryColumn } from 'typeorm';

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

  /** When the automatic reset became due that is still to be staged. */
  @Column({ type: 'timestamptz', name: 'reset_wanted_at', nullable: true })
  resetWantedAt!: Date | null;
}
