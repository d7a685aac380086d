import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A mail that waits for its 250. Delivery deletes the row, and the sealed PIN with it. */
@Entity('outbox')
export class OutboxMessage {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  /** The kind of mail, whose handler is told of the outcome. */
  @Column({ type: 'text' })
  topic!: string;

  @Column({ type: 'uuid', name: 'mailbox_id' })
  mailboxId!: string;

  @Column({ type: 'text', name: 'sealed_mail' })
  sealedMail!: string;

  /** A caller waits for the outcome: if the mail was certainly not sent, it is dropped, not retried. */
  @Column({ type: 'boolean', name: 'awaited' })
  callerWaits!: boolean;

  /** One of many mails for which nobody waits: all others are claimed first. */
  @Column({ type: 'boolean' })
  bulk!: boolean;

  /** An earlier attempt ended without a clear reply: the owner may have this mail already. */
  @Column({ type: 'boolean', name: 'maybe_sent' })
  maybeSent!: boolean;

  @Column({ type: 'integer' })
  attempts!: number;

  /** Why the last attempt failed; null before the first one has. */
  @Column({ type: 'text', nullable: true })
  trouble!: string | null;

  @Column({ type: 'timestamptz', name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'due_at', default: () => 'now()' })
  dueAt!: Date;

  /** A fencing token: an instance that was considered dead can no longer record an outcome. */
  @Column({ type: 'uuid', name: 'lease_id', nullable: true })
  leaseId!: string | null;

  @Column({ type: 'timestamptz', name: 'leased_until', nullable: true })
  leasedUntil!: Date | null;
}
