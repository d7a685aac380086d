import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/audit-log.js';
import type { Actor } from '../../common/actor.js';
import { PinPolicyRow } from '../pin-policy-row.entity.js';
import { Database } from '../../database/database.js';
import type { Tx } from '../../database/transaction.js';
import type { GuessRisk } from '../../pin-policy/guess-risk.js';
import { defaultPinPolicy, type PinPolicy } from '../../pin-policy/pin-policy.js';
import type { WantedPolicy } from './exchange-policies.js';
import {
  changedSettings,
  policyNameProblems,
  policyProblems,
  POLICY_LIMITS,
  riskOf,
  riskProblems,
  type PolicyLimits,
} from './policy-rules.js';
import { quoted, refuseIf, unlessTaken } from '../../accounts/provisioning-error.js';
import { sameName } from '../../database/same-name.js';

/** A policy with its name, and the risk that one of its PINs is guessed. */
export type PolicyView = PinPolicy & { readonly name: string; readonly risk: GuessRisk };

export interface PolicySet {
  readonly change: 'created' | 'changed' | 'unchanged';
  readonly policy: PolicyView;
}

/** The effect of setting a policy, and its problems. */
interface Plan extends WantedPolicy {
  readonly current: PinPolicyRow | null;
  readonly wanted: PinPolicy;
  /** The settings that change, for the audit. */
  readonly changes: readonly string[];
  readonly problems: readonly string[];
  /** Undefined if the settings are invalid. */
  readonly risk: GuessRisk | undefined;
}

/** Lists and sets PIN policies. */
@Injectable()
export class PoliciesService {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    @Inject(POLICY_LIMITS) private readonly limits: PolicyLimits,
  ) {}

  async list(): Promise<PolicyView[]> {
    const rows = await this.database.statement((manager) =>
      manager.find(PinPolicyRow, { order: { name: 'ASC' } }),
    );
    return rows.map((row) => Object.assign(row, { risk: riskOf(row, this.limits) }));
  }

  /**
   * Changes the settings given of the policy with this name (compared without regard to case), or
   * creates it with Exchange's defaults for the others. PINs that exist stay valid.
   *
   * @throws ProvisioningError, DomainError DatabaseUnavailable
   */
  async set(name: string, settings: Partial<PinPolicy>, by: Actor): Promise<PolicySet> {
    return this.database.transaction(async (tx) => {
      const plan = await this.plan(tx, { name, settings });
      refuseIf(plan.problems);
      return this.carryOut(tx, plan, by);
    });
  }

  /**
   * Sets several policies, or none of them.
   *
   * @throws ProvisioningError that names the policies, DomainError DatabaseUnavailable
   */
  async setAll(wanted: readonly WantedPolicy[], by: Actor): Promise<PolicySet[]> {
    return this.database.transaction(async (tx) => {
      const plans: Plan[] = [];
      for (const each of wanted) plans.push(await this.plan(tx, each));
      refuseIf(
        plans.flatMap(({ name, problems }) =>
          problems.map((problem) => `policy ${quoted(name)}: ${problem}`),
        ),
      );
      const done: PolicySet[] = [];
      for (const plan of plans) done.push(await this.carryOut(tx, plan, by));
      return done;
    });
  }

  private async plan(tx: Tx, { name, settings }: WantedPolicy): Promise<Plan> {
    const current = await this.lock(tx, name);
    const wanted: PinPolicy = { ...(current ?? defaultPinPolicy), ...settings };
    const problems = [...(current ? [] : policyNameProblems(name)), ...policyProblems(wanted)];
    const changes = changedSettings(current ?? defaultPinPolicy, settings);
    const risk = problems.length === 0 ? riskOf(wanted, this.limits) : undefined;
    // A policy that does not change is not refused for a bound that is newer than it.
    if (risk && (!current || changes.length > 0)) {
      problems.push(...riskProblems(wanted, risk, this.limits));
    }
    return { name, settings, current, wanted, changes, problems, risk };
  }

  private async carryOut(tx: Tx, plan: Plan, by: Actor): Promise<PolicySet> {
    const { current, settings, wanted, changes } = plan;
    const name = current?.name ?? plan.name;
    const policy = { ...wanted, name, risk: plan.risk ?? riskOf(wanted, this.limits) };
    if (current && changes.length === 0) return { change: 'unchanged', policy };
    if (current) await tx.update(PinPolicyRow, { id: current.id }, settings);
    else {
      await unlessTaken('pin_policies_name_key', `${quoted(name)} was created meanwhile`, () =>
        tx.insert(PinPolicyRow, { ...wanted, name }),
      );
    }
    await this.audit.record(tx, 'policy-set', by, { detail: [name, ...changes].join(', ') });
    return { change: current ? 'changed' : 'created', policy };
  }

  private lock(tx: Tx, name: string): Promise<PinPolicyRow | null> {
    return tx
      .createQueryBuilder(PinPolicyRow, 'policy')
      .where(sameName('policy.name', ':name'), { name })
      .setLock('pessimistic_write')
      .getOne();
  }
}
