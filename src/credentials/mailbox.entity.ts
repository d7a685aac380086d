import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { PinPolicyRow } from './pin-policy-row.entity.js';

/** A voice mailbox and its owner. */
@Entity('mailboxes')
export class Mailbox {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  /** The primary SMTP address as it was provisioned; the only place a PIN is mailed to. */
  @Column({ type: 'text' })
  address!: string;

  @Column({ type: 'text', name: 'display_name', nullable: true })
  displayName!: string | null;

  /** BCP 47 tag of the owner's language. */
  @Column({ type: 'text' })
  language!: string;

  /** Digits only; the first one is the owner's own number. */
  @Column({ type: 'text', array: true })
  extensions!: string[];

  /** The owner's other telephone numbers, digits only: a policy may refuse PINs made of them. */
  @Column({ type: 'text', array: true, name: 'phone_numbers' })
  phoneNumbers!: string[];

  @Column({ type: 'boolean', name: 'um_enabled' })
  umEnabled!: boolean;

  @Column({ type: 'uuid', name: 'policy_id' })
  policyId!: string;

  @ManyToOne(() => PinPolicyRow)
  @JoinColumn({ name: 'policy_id' })
  policy!: Relation<PinPolicyRow>;

  /** Set while a first PIN waits to be made by the service. */
  @Column({ type: 'timestamptz', name: 'first_pin_wanted_at', nullable: true })
  firstPinWantedAt!: Date | null;
}
