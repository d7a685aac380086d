import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An event, with the mailbox and the actor (P12). Rows are never changed or deleted. */
@Entity('audit_events')
export class AuditEvent {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  at!: Date;

  @Column({ type: 'text' })
  event!: AuditedEvent;

  /** The login of the caller, or `umpin` if the service acts unattended. */
  @Column({ type: 'text' })
  actor!: string;

  @Column({ type: 'uuid', name: 'mailbox_id', nullable: true })
  mailboxId!: string | null;

  @Column({ type: 'uuid', name: 'reset_id', nullable: true })
  resetId!: string | null;

  /** The network address of the request; `ldap` for requests of slapd, `shell` for commands of umpin. */
  @Column({ type: 'text', nullable: true })
  source!: string | null;

  @Column({ type: 'text', name: 'request_id', nullable: true })
  requestId!: string | null;

  /** A refusal, a mail server's reply code, or the change; never a secret. */
  @Column({ type: 'text', nullable: true })
  detail!: string | null;

  /** The id of its mailbox, or `actor:` and the actor in lower case. The database sets this and what follows. */
  @Column({ type: 'text', insert: false, select: false })
  chain!: string;

  /** The place in its chain, from 1. */
  @Column({ type: 'bigint', insert: false, select: false })
  seq!: string;

  /** SHA-256 of the event and of the hash before it in its chain. */
  @Column({ type: 'bytea', insert: false, select: false })
  hash!: Buffer;
}

export type AuditedEvent =
  | 'reset-requested'
  | 'reset-joined'
  | 'reset-refused'
  | 'reset-delivered'
  | 'reset-cancelled'
  | 'reset-returned'
  | 'mail-bounced'
  | 'mail-delayed'
  | 'mail-relayed'
  | 'mail-expanded'
  | 'mail-delivered'
  | 'automatic-reset-requested'
  | 'signed-in'
  | 'sign-in-failed'
  | 'mailbox-locked'
  | 'reminder-requested'
  | 'pin-changed'
  | 'pin-change-refused'
  | 'notice-delivered'
  | 'notice-dropped'
  | 'mail-retried'
  | 'impersonation-refused'
  | 'first-pin-requested'
  | 'account-added'
  | 'account-disabled'
  | 'account-enabled'
  | 'account-removed'
  | 'account-set'
  | 'password-set'
  | 'role-granted'
  | 'role-revoked'
  | 'api-key-added'
  | 'api-key-revoked'
  | 'mailbox-added'
  | 'voice-mail-set'
  | 'call-requested'
  | 'mailbox-exported'
  | 'mailbox-set'
  | 'mailbox-removed'
  | 'mailbox-unlocked'
  | 'pin-compromised'
  | 'policy-set'
  | 'policy-removed'
  | 'pin-resealed'
  | 'password-resealed'
  | 'key-retired'
  | 'audit-pruned'
  | 'campaign-started'
  | 'campaign-paused'
  | 'campaign-resumed'
  | 'campaign-cancelled'
  | 'campaign-done';
