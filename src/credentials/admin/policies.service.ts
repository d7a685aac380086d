import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import {
  ProvisioningError,
  quoted,
  refuseIf,
  refuseUnlessVersion,
  unlessTaken,
} from '../../accounts/provisioning-error.js';
import { limitedToPolicy } from '../../accounts/limited-to-policy.js';
import { hasControlCharacters, lengthOf } from '../../accounts/account-rules.js';
import { AuditLog } from '../../audit/audit-log.js';
import type { Actor } from '../../common/actor.js';
import { memoize } from '../../common/memoize.js';
import { versionOf } from '../../common/version.js';
import { Database } from '../../database/database.js';
import { nameKey, sameName } from '../../database/same-name.js';
import type { Tx } from '../../database/transaction.js';
import { guessRisk, type GuessRisk, type RiskSettings } from '../../pin-policy/guess-risk.js';
import {
  defaultPinPolicy,
  pinPolicyProblems,
  type PinPolicy,
  type SettingValue,
} from '../../pin-policy/pin-policy.js';
import {
  policySettings,
  settingList,
  type PolicySetting,
  type SettingName,
} from '../../pin-policy/policy-settings.js';
import { refusedExamples, type RefusedExample } from '../../pin-policy/refused-examples.js';
import { Mailbox } from '../mailbox.entity.js';
import { PinPolicyRow } from '../pin-policy-row.entity.js';
import { defaultPolicyName } from './mailbox-draft.js';
import type { WantedPolicy } from './exchange-policies.js';

/** The bounds that a site sets for its policies. */
export interface PolicyLimits {
  /** The PINs that the pattern `blocklist` refuses. */
  readonly blocklist: ReadonlySet<string>;
  /** The highest chance of guessing a PIN that a policy may allow; 1 is no bound. */
  readonly maxChance: { readonly beforeLock: number; readonly perYear: number };
}

export const POLICY_LIMITS = Symbol('PolicyLimits');

/** A policy with its name, and the risk that one of its PINs is guessed. */
export type PolicyView = PinPolicy & { readonly name: string; readonly risk: GuessRisk };

/** How many policies are wanted, and from where on. */
export interface PolicyQuery {
  /** A name: policies that come after it. */
  readonly after?: string | undefined;
  readonly limit: number;
}

export interface PolicyPage {
  readonly policies: readonly PolicyView[];
  /** For `after` of the page that follows; absent if this is the last one. */
  readonly next?: string;
}

/** What a policy would be with some settings. */
export interface PolicyAssessment {
  /** Reasons for which it would be refused: invalid settings, or too high a risk. */
  readonly problems: readonly string[];
  /** Undefined if the settings are invalid. */
  readonly risk: GuessRisk | undefined;
  /** The highest chances that the site allows. */
  readonly maxChance: PolicyLimits['maxChance'];
  /** For each rule a PIN that it refuses; none if the settings are invalid. */
  readonly examples: readonly RefusedExample[];
}

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
  /** Whether the risk is the problem. */
  readonly tooRisky: boolean;
}

/** PIN policies as an administrator manages them. */
@Injectable()
export class PoliciesService {
  private readonly riskOf: (settings: string) => GuessRisk;

  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    @Inject(POLICY_LIMITS) private readonly limits: PolicyLimits,
  ) {
    // To count takes up to half a second, and a page asks again with every key that is pressed.
    this.riskOf = memoize((settings) => riskOf(JSON.parse(settings) as RiskSettings, limits));
  }

  async list(): Promise<PolicyView[]> {
    const rows = await this.database.statement((manager) =>
      manager.find(PinPolicyRow, { order: { name: 'ASC' } }),
    );
    return rows.map((row) => this.viewOf(row));
  }

  /** Policies by name, some at a time. */
  async page({ after, limit }: PolicyQuery): Promise<PolicyPage> {
    const rows = await this.database.statement((manager) =>
      manager.find(PinPolicyRow, {
        where: after === undefined ? {} : { name: MoreThan(after) },
        order: { name: 'ASC' },
        // One more than is wanted tells whether there is another page.
        take: limit + 1,
      }),
    );
    const policies = rows.slice(0, limit).map((row) => this.viewOf(row));
    const last = policies.at(-1);
    return rows.length > limit && last ? { policies, next: last.name } : { policies };
  }

  /** @throws ProvisioningError, DomainError DatabaseUnavailable */
  async show(name: string): Promise<PolicyView> {
    const row = await this.database.statement((manager) =>
      manager
        .createQueryBuilder(PinPolicyRow, 'policy')
        .where(sameName('policy.name', ':name'), { name })
        .getOne(),
    );
    if (!row) throw noPolicy(name);
    return this.viewOf(row);
  }

  /** Tells what a policy with these settings would be, and changes nothing. */
  assess(policy: PinPolicy): PolicyAssessment {
    const { maxChance, blocklist } = this.limits;
    const problems = policyProblems(policy);
    if (problems.length > 0) return { problems, risk: undefined, maxChance, examples: [] };
    const risk = this.riskFor(policy);
    return {
      problems: riskProblems(policy, risk, this.limits),
      risk,
      maxChance,
      examples: refusedExamples(policy, blocklist),
    };
  }

  /**
   * Changes the settings given of the policy with this name (compared without regard to case), or
   * creates it with Exchange's defaults for the others. PINs that exist stay valid.
   *
   * @param version the one that the caller has seen; `anyVersion`: any; undefined: any, or none
   * @throws ProvisioningError, with the risk if it is too high; DomainError DatabaseUnavailable
   */
  async set(
    name: string,
    settings: Partial<PinPolicy>,
    by: Actor,
    version?: string,
  ): Promise<PolicySet> {
    return this.database.transaction(async (tx) => {
      const plan = await this.plan(tx, { name, settings });
      refuseUnlessVersion(version, plan.current ? policyVersion(plan.current) : undefined);
      refuseFaulty(plan);
      return this.carryOut(tx, plan, by);
    });
  }

  /**
   * Creates a policy; one of this name is not overwritten.
   *
   * @throws ProvisioningError, with the risk if it is too high; DomainError DatabaseUnavailable
   */
  async add(name: string, settings: Partial<PinPolicy>, by: Actor): Promise<PolicySet> {
    return this.database.transaction(async (tx) => {
      const plan = await this.plan(tx, { name, settings });
      refuseIf(plan.current ? [`there is a policy ${quoted(name)} already`] : [], {
        because: 'taken',
      });
      refuseFaulty(plan);
      return this.carryOut(tx, plan, by);
    });
  }

  /**
   * Deletes a policy on which nothing depends, as Remove-UMMailboxPolicy does.
   *
   * @returns its name, as it was given
   * @throws ProvisioningError, also if a mailbox has it, or a role or an API key is limited to it; DomainError
   *   DatabaseUnavailable
   */
  async remove(name: string, by: Actor, version?: string): Promise<string> {
    return this.database.transaction(async (tx) => {
      // This lock excludes transactions that give it to a mailbox, or limit a role or a key to it.
      const policy = await this.lock(tx, name, 'pessimistic_write');
      if (!policy) throw noPolicy(name);
      refuseUnlessVersion(version, policyVersion(policy));
      refuseIf(await usesOf(tx, policy), { because: 'conflict' });
      await tx.delete(PinPolicyRow, { id: policy.id });
      await this.audit.record(tx, 'policy-removed', by, { detail: policy.name });
      return policy.name;
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
    const current = await this.lock(tx, name, 'for_no_key_update');
    const wanted: PinPolicy = { ...(current ?? defaultPinPolicy), ...settings };
    const problems = [...(current ? [] : policyNameProblems(name)), ...policyProblems(wanted)];
    const changes = changedSettings(current ?? defaultPinPolicy, settings);
    const risk = problems.length === 0 ? this.riskFor(wanted) : undefined;
    // A policy that does not change is not refused for a bound that is newer than it.
    const risky =
      risk && (!current || changes.length > 0) ? riskProblems(wanted, risk, this.limits) : [];
    const tooRisky = risky.length > 0;
    problems.push(...risky);
    return { name, settings, current, wanted, changes, problems, risk, tooRisky };
  }

  private async carryOut(tx: Tx, plan: Plan, by: Actor): Promise<PolicySet> {
    const { current, settings, wanted, changes } = plan;
    const name = current?.name ?? plan.name;
    const policy = { ...wanted, name, risk: plan.risk ?? this.riskFor(wanted) };
    if (current && changes.length === 0) return { change: 'unchanged', policy };
    if (current) await tx.update(PinPolicyRow, { id: current.id }, settings);
    else {
      await unlessTaken('pin_policies_same_name', `${quoted(name)} was created meanwhile`, () =>
        tx.insert(PinPolicyRow, { ...wanted, name }),
      );
    }
    await this.audit.record(tx, 'policy-set', by, { detail: [name, ...changes].join(', ') });
    return { change: current ? 'changed' : 'created', policy };
  }

  private viewOf(row: PinPolicyRow): PolicyView {
    return Object.assign(row, { risk: this.riskFor(row) });
  }

  private riskFor(policy: PinPolicy): GuessRisk {
    const { minPinLength, allowCommonPatterns, refusedPatterns } = policy;
    const { maxLogonAttempts, logonFailuresBeforePinReset } = policy;
    const settings: RiskSettings = {
      minPinLength,
      allowCommonPatterns,
      refusedPatterns,
      maxLogonAttempts,
      logonFailuresBeforePinReset,
    };
    return this.riskOf(JSON.stringify(settings));
  }

  private lock(
    tx: Tx,
    name: string,
    mode: 'for_no_key_update' | 'pessimistic_write',
  ): Promise<PinPolicyRow | null> {
    return tx
      .createQueryBuilder(PinPolicyRow, 'policy')
      .where(sameName('policy.name', ':name'), { name })
      .setLock(mode)
      .getOne();
  }
}

function noPolicy(name: string): ProvisioningError {
  return new ProvisioningError([`there is no policy ${quoted(name)}`], { because: 'missing' });
}

/** Why a policy cannot be removed. */
async function usesOf(tx: Tx, { id, name }: PinPolicyRow): Promise<string[]> {
  const mailboxes = await tx.countBy(Mailbox, { policyId: id });
  const limited = await limitedToPolicy(tx, name);
  return [
    ...(nameKey(name) === nameKey(defaultPolicyName)
      ? [`${quoted(name)} is the policy of new mailboxes`]
      : []),
    ...(mailboxes > 0
      ? [`${mailboxes === 1 ? 'a mailbox has' : `${mailboxes} mailboxes have`} it`]
      : []),
    ...limited.map((what) => `${what} is limited to its mailboxes`),
  ];
}

/** @throws ProvisioningError */
function refuseFaulty({ problems, tooRisky, risk }: Plan): void {
  refuseIf(problems, tooRisky ? { because: 'too-easily-guessed', facts: { risk } } : {});
}

/** The version of a policy: another one after each change. */
export function policyVersion(policy: PinPolicy): string {
  return versionOf(settingList.map(({ name }) => policy[name]));
}

/** Characters; Set-UMMailboxPolicy, Name. */
const maxNameLength = 64;

/** The problems of a new policy's name. */
function policyNameProblems(name: string): string[] {
  const problems: string[] = [];
  const length = lengthOf(name);
  if (length < 1 || length > maxNameLength) {
    problems.push(`the name of a policy has 1 to ${maxNameLength} characters`);
  }
  if (hasControlCharacters(name) || name !== name.trim()) {
    problems.push('the name of a policy has no control characters and no blank at either end');
  }
  return problems;
}

/** The problems of a policy, and of its texts as parts of a mail. */
function policyProblems(policy: PinPolicy): string[] {
  return [...pinPolicyProblems(policy), ...textProblems(policy)];
}

function textProblems(policy: PinPolicy): string[] {
  return settingList
    .filter(({ kind, name }) => {
      const text = kind === 'text' ? policy[name] : null;
      return hasControlCharacters(String(text ?? '').replaceAll(/[\t\r\n]/g, ' '));
    })
    .map(({ exchangeName }) => `${exchangeName} must not contain control characters`);
}

/** The risk for a mailbox without numbers, because a policy does not know those of its mailboxes. */
function riskOf(policy: RiskSettings, { blocklist }: PolicyLimits): GuessRisk {
  return guessRisk(policy, { extensions: [], phoneNumbers: [], blocklist });
}

/** The bounds of the site that this policy exceeds, in words for an administrator. */
function riskProblems(
  policy: PinPolicy,
  { allowed, beforeLock, perYear }: GuessRisk,
  limits: PolicyLimits,
): string[] {
  if (policy.refusedPatterns.includes('blocklist') && limits.blocklist.size === 0) {
    return ['blocklist needs a list of PINs: set PIN_BLOCKLIST_FILE'];
  }
  if (allowed === 0n) return [`no PIN of ${policy.minPinLength} digits is left`];
  return [
    ...chanceProblems('before the lock', beforeLock, limits.maxChance.beforeLock, 'BEFORE_LOCK'),
    ...chanceProblems('within a year', perYear, limits.maxChance.perYear, 'PER_YEAR'),
  ];
}

function chanceProblems(when: string, chance: number, bound: number, setting: string): string[] {
  if (chance <= bound) return [];
  const most = `MAX_GUESS_CHANCE_${setting} allows ${bound}`;
  return [`the chance to guess a PIN ${when} would be ${chance.toPrecision(3)}; ${most}`];
}

/** One phrase for each setting that changes, for the audit; a text is only named. */
function changedSettings(from: PinPolicy, to: Partial<PinPolicy>): string[] {
  const names = Object.keys(to) as SettingName[];
  return names
    .filter((name) => !isDeepStrictEqual(to[name], from[name]))
    .map((name) => `${name} ${changeText(policySettings[name], to[name])}`);
}

function changeText(setting: PolicySetting, value: SettingValue | undefined): string {
  if (setting.kind === 'text') return 'changed';
  if (Array.isArray(value)) return value.join(' ') || 'none';
  if (setting.kind === 'number' && value === null) return setting.none?.toLowerCase() ?? 'none';
  return String(value);
}
