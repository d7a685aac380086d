import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PinPolicy, RefusablePattern } from '../pin-policy/pin-policy.js';

/** A named PIN policy; its columns are the settings themselves. */
@Entity('pin_policies')
export class PinPolicyRow implements PinPolicy {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'integer', name: 'min_pin_length' })
  minPinLength!: number;

  @Column({ type: 'integer', name: 'pin_lifetime_days', nullable: true })
  pinLifetimeDays!: number | null;

  @Column({ type: 'integer', name: 'pin_history_count' })
  pinHistoryCount!: number;

  @Column({ type: 'boolean', name: 'allow_common_patterns' })
  allowCommonPatterns!: boolean;

  @Column({ type: 'integer', name: 'logon_failures_before_pin_reset', nullable: true })
  logonFailuresBeforePinReset!: number | null;

  @Column({ type: 'integer', name: 'max_logon_attempts' })
  maxLogonAttempts!: number;

  @Column({ type: 'text', name: 'reset_pin_text', nullable: true })
  resetPinText!: string | null;

  @Column({ type: 'text', name: 'um_enabled_text', nullable: true })
  umEnabledText!: string | null;

  @Column({ type: 'text', array: true, name: 'refused_patterns' })
  refusedPatterns!: RefusablePattern[];

  @Column({ type: 'integer', name: 'temporary_pin_lifetime_hours', nullable: true })
  temporaryPinLifetimeHours!: number | null;

  @Column({ type: 'integer', name: 'expiry_reminder_days', nullable: true })
  expiryReminderDays!: number | null;

  @Column({ type: 'boolean', name: 'reset_unlocks' })
  resetUnlocks!: boolean;
}
