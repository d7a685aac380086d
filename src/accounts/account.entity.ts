import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Rights of an account beyond resetting its own PIN; under Exchange's name if Exchange has it. */
export const roles = ['ApplicationImpersonation', 'phone', 'admin', 'helpdesk', 'auditor'] as const;

export type Role = (typeof roles)[number];

/** The roles of those who run the service: admin changes, helpdesk resets and unlocks, auditor reads. */
export const adminRoles = ['admin', 'helpdesk', 'auditor'] as const satisfies readonly Role[];

export type AdminRole = (typeof adminRoles)[number];

/** The roles in which an API key may act; SOAP callers have passwords. */
export const keyRoles = ['phone', ...adminRoles] as const satisfies readonly Role[];

export type KeyRole = (typeof keyRoles)[number];

/** Exchange's role for acting on behalf of mailbox owners. */
export const impersonationRole: Role = 'ApplicationImpersonation';

/** The role of phone systems, which verify and change PINs. */
export const phoneRole: Role = 'phone';

/** A login that may call the service, with its roles. */
@Entity('accounts')
export class Account {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  /** Compared without regard to case. */
  @Column({ type: 'text' })
  login!: string;

  /** The password's Argon2id hash, sealed for this row; null if another system authenticates. */
  @Column({ type: 'text', name: 'sealed_password', nullable: true })
  sealedPassword!: string | null;

  @Column({ type: 'text', array: true })
  roles!: Role[];

  /** The mailboxes that it may act for with the role ApplicationImpersonation; null: all. */
  @Column({ type: 'text', name: 'impersonation_scope', nullable: true })
  impersonationScope!: string | null;

  /** The mailboxes that it may ask about with the role phone; null: all. */
  @Column({ type: 'text', name: 'phone_scope', nullable: true })
  phoneScope!: string | null;

  /** The mailboxes that it administers with the role admin; null: all, and what has no mailbox. */
  @Column({ type: 'text', name: 'admin_scope', nullable: true })
  adminScope!: string | null;

  /** The mailboxes that it helps with in the role helpdesk; null: all. */
  @Column({ type: 'text', name: 'helpdesk_scope', nullable: true })
  helpdeskScope!: string | null;

  /** The mailboxes that it reads about with the role auditor; null: all, and what has no mailbox. */
  @Column({ type: 'text', name: 'auditor_scope', nullable: true })
  auditorScope!: string | null;

  /** The mailbox of the account; null if it has none. */
  @Column({ type: 'uuid', name: 'mailbox_id', nullable: true })
  mailboxId!: string | null;

  @Column({ type: 'timestamptz', name: 'disabled_at', nullable: true })
  disabledAt!: Date | null;

  /** Sessions of the pages that began before it have ended. */
  @Column({ type: 'timestamptz', name: 'sessions_valid_from', default: () => 'clock_timestamp()' })
  sessionsValidFrom!: Date;
}

/** The property with the scope of each role. */
export const scopeOf = {
  ApplicationImpersonation: 'impersonationScope',
  phone: 'phoneScope',
  admin: 'adminScope',
  helpdesk: 'helpdeskScope',
  auditor: 'auditorScope',
} as const satisfies Record<Role, keyof Account>;
