import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who may call. */
@Entity('accounts')
export class Account {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  /** Compared without regard to case. */
  @Column({ type: 'text' })
  login!: string;

  /** The password's Argon2id hash, sealed for this row. */
  @Column({ type: 'text', name: 'sealed_password' })
  sealedPassword!: string;

  /** The mailbox that this caller is; null for an account that has none. */
  @Column({ type: 'uuid', name: 'mailbox_id', nullable: true })
  mailboxId!: string | null;

  @Column({ type: 'timestamptz', name: 'disabled_at', nullable: true })
  disabledAt!: Date | null;
}
