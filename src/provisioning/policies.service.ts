import type { AuditLog, Origin } from '../audit/audit-log.js';
import { PinPolicyRow } from '../credentials/pin-policy-row.entity.js';
import type { Database } from '../database/database.js';
import type { Tx } from '../database/transaction.js';
import { defaultPinPolicy, pinPolicyProblems, type PinPolicy } from '../pin-policy/pin-policy.js';
import { changedSettings, policyNameProblems, policyTextProblems } from './policy-rules.js';
import { refuseIf } from './provisioning-error.js';
import { quoted } from './text-rules.js';
import { unlessTaken } from './unique-violation.js';

/** A policy with its name. */
export type PolicyView = PinPolicy & { readonly name: string };

export type PolicyChange = 'created' | 'changed' | 'unchanged';

/** PIN policies as an administrator keeps them. */
export class PoliciesService {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
  ) {}

  list(): Promise<PolicyView[]> {
    return this.database.statement((manager) =>
      manager.find(PinPolicyRow, { order: { name: 'ASC' } }),
    );
  }

  /**
   * Changes the settings given of the policy with this name (compared without regard to case), or
   * creates it with Exchange's defaults for the others. PINs that exist stay valid.
   *
   * @throws ProvisioningError, DomainError DatabaseUnavailable
   */
  async set(name: string, settings: Partial<PinPolicy>, by: Origin): Promise<PolicyChange> {
    return this.database.transaction(async (tx) => {
      const current = await this.lock(tx, name);
      const wanted: PinPolicy = { ...(current ?? defaultPinPolicy), ...settings };
      refuseIf([
        ...(current ? [] : policyNameProblems(name)),
        ...pinPolicyProblems(wanted),
        ...policyTextProblems(wanted),
      ]);
      const changes = changedSettings(current ?? defaultPinPolicy, settings);
      if (current && changes.length === 0) return 'unchanged';
      if (current) await tx.update(PinPolicyRow, { id: current.id }, settings);
      else {
        await unlessTaken('pin_policies_name_key', `${quoted(name)} was created meanwhile`, () =>
          tx.insert(PinPolicyRow, { ...wanted, name }),
        );
      }
      const detail = [current?.name ?? name, ...changes].join(', ');
      await this.audit.record(tx, 'policy-set', by, { detail });
      return current ? 'changed' : 'created';
    });
  }

  private lock(tx: Tx, name: string): Promise<PinPolicyRow | null> {
    return tx
      .createQueryBuilder(PinPolicyRow, 'policy')
      .where('lower(policy.name) = lower(:name)', { name })
      .setLock('pessimistic_write')
      .getOne();
  }
}
