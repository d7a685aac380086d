import { Column, Entity, PrimaryColumn, type ColumnOptions } from 'typeorm';
import type { PinPolicy } from '../pin-policy/pin-policy.js';
import { settingList, type PolicySetting } from '../pin-policy/policy-settings.js';

/** Declares the settings' properties; the loop below makes them columns. */
const Settings = Object as unknown as new () => PinPolicy;

/** A named PIN policy; its other columns are the settings themselves. */
@Entity('pin_policies')
export class PinPolicyRow extends Settings {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ type: 'text' })
  name!: string;
}

for (const setting of settingList) Column(columnOf(setting))(PinPolicyRow.prototype, setting.name);

/** A policy's columns under the names of PinPolicy, of the table `p`, for SQL. */
export const policyColumns = settingList
  .map(({ column, name }) => `p.${column} AS "${name}"`)
  .join(', ');

function columnOf(setting: PolicySetting): ColumnOptions {
  const { column: name, kind } = setting;
  if (kind === 'boolean') return { name, type: 'boolean' };
  if (kind === 'patterns') return { name, type: 'text', array: true };
  if (kind === 'choice') return { name, type: 'text' };
  if (kind === 'text') return { name, type: 'text', nullable: true };
  return { name, type: 'integer', nullable: setting.none !== undefined };
}
