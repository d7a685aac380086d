import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A mail that waits for its 250. The row goes away with the delivery, and the sealed PIN with it. */
@Entity('outbox')
export class OutboxMessage {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  /** Whose handler hears of the outcome. */
  @Column({ type: 'text' })
  topic!: string;

  @Column({ type: 'uuid', name: 'mailbox_id' })
  mailboxId!: string;

  @Column({ type: 'text', name: 'sealed_mail' })
  sealedMail!: string;

  /** A caller waits for the outcome: a mail that clearly was not sent is dropped, not retried. */
  @Column({ type: 'boolean', name: 'awaited' })
  callerWaits!: boolean;

  /** An earlier attempt ended without a clear answer: the owner may have this mail already. */
  @Column({ type: 'boolean', name: 'maybe_sent' })
  maybeSent!: boolean;

  @Column({ type: 'integer' })
  attempts!: number;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'due_at', default: () => 'now()' })
  dueAt!: Date;

  /** Fences off an instance that was thought dead: it can no longer record an outcome. */
  @Column({ type: 'uuid', name: 'lease_id', nullable: true })
  leaseId!: string | null;

  @Column({ type: 'timestamptz', name: 'leased_until', nullable: true })
  leasedUntil!: Date | null;
}
