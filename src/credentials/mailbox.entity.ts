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

  /** Whether callers hear the out-of-office greeting. */
  @Column({ type: 'boolean', name: 'oof_status', default: false })
  oofStatus!: boolean;

  /** Whether the owner wants a mail about a missed call, which the phone system sends. */
  @Column({ type: 'boolean', name: 'missed_call_notification_enabled', default: true })
  missedCallNotificationEnabled!: boolean;

  /** The number at which messages are played to the owner; null: the first extension. */
  @Column({ type: 'text', name: 'play_on_phone_dial_string', nullable: true })
  playOnPhoneDialString!: string | null;

  /** The mail folder that is read out at the phone, a MAPI id in base64; null: the owner has set none. */
  @Column({ type: 'text', name: 'telephone_access_folder_email', nullable: true })
  telephoneAccessFolderEmail!: string | null;

  @Column({ type: 'uuid', name: 'policy_id' })
  policyId!: string;

  @ManyToOne(() => PinPolicyRow)
  @JoinColumn({ name: 'policy_id' })
  policy!: Relation<PinPolicyRow>;

  /** Set while a first PIN waits to be made by the service. */
  @Column({ type: 'timestamptz', name: 'first_pin_wanted_at', nullable: true })
  firstPinWantedAt!: Date | null;
}
