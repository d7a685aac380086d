import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A PIN that was valid before, kept so that it cannot be used again (PINHistoryCount). */
@Entity('pin_history')
export class PinHistoryEntry {
  @PrimaryColumn({ type: 'uuid', name: 'mailbox_id' })
  mailboxId!: string;

  @PrimaryColumn({ type: 'integer' })
  generation!: number;

  @Column({ type: 'text', name: 'sealed_hash' })
  sealedHash!: string;
}
