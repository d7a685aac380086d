import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { quoted, refuseIf } from '../accounts/provisioning-error.js';
import { SealedPasswordsRepository } from '../accounts/sealed-passwords.repository.js';
import { AuditLog } from '../audit/audit-log.js';
import type { Actor } from '../common/actor.js';
import { SealedPinsRepository } from '../credentials/sealed-pins.repository.js';
import { KeyRing } from '../crypto/key-ring.js';
import type { KeyUse, SealedTable } from '../crypto/resealing.js';
import type { SealContext } from '../crypto/sealer.js';
import { Database } from '../database/database.js';
import { BOUNCE_ADDRESS } from '../notification/bounces/bounce-tokens.js';
import { SealedMailsRepository } from '../notification/outbox/sealed-mails.repository.js';
import { ringStatus, type InstanceStatus, type RingStatus } from './key-status.js';
import { ReportedRingsRepository } from './reported-rings.repository.js';

/** Rows that are counted by one statement: a fraction of its time limit. */
const countedRows = 5_000;

/** Rows that one statement changes: their locks last for milliseconds, and attempts wait for them. */
const resealedRows = 100;

/** How often all tables are gone through for rows that were locked or have changed, and the pause before, milliseconds. */
const passes = 20;
const passPauseMs = 250;

/** How long a report about a mail may come after it was sent: mail servers give up after five days (RFC 5321 4.5.4.1). */
const reportsComeForDays = 7;

export interface RotationOptions {
  /** Called with sealed values, each time some were sealed again. */
  readonly progress?: (done: number, of: number) => void;
  /** Ends the rotation between two batches with its reason. */
  readonly signal?: AbortSignal;
}

export interface RotationResult {
  readonly resealed: number;
  /** Values that changed, or were locked, each time: another run does them. */
  readonly left: number;
  /** Values that no key of the ring opens. */
  readonly unopened: number;
}

export interface RetirementOptions {
  /** Retires the key even if reports about mails that were sent under it may still come. */
  readonly despiteReports?: boolean | undefined;
}

/** The keys of the ring: what each is needed for, sealing everything with the current one, retiring others. */
@Injectable()
export class KeyRotation {
  // A purpose without a table does not compile. Mails first: those are the fewest, and leave by themselves.
  private readonly tables: Readonly<Record<SealContext['purpose'], SealedTable>>;

  constructor(
    mails: SealedMailsRepository,
    passwords: SealedPasswordsRepository,
    pins: SealedPinsRepository,
    private readonly rings: ReportedRingsRepository,
    private readonly keyRing: KeyRing,
    private readonly database: Database,
    private readonly audit: AuditLog,
    @Inject(BOUNCE_ADDRESS) private readonly bounceAddress: string | undefined,
  ) {
    this.tables = { mail: mails, password: passwords, pin: pins };
  }

  /** @throws DomainError DatabaseUnavailable */
  async status(): Promise<RingStatus> {
    const uses: KeyUse[] = [];
    for (const table of Object.values(this.tables)) uses.push(...(await usesOf(table)));
    return ringStatus(this.keyRing.checks(), merged(uses), await this.rings.all());
  }

  /**
   * Seals everything that is not under the current key with it, while the service runs. What is done stays
   * done: after a crash, another run does the rest.
   *
   * @throws ProvisioningError if an instance has other keys, or seals with another one, before the first progress
   * @throws DomainError DatabaseUnavailable
   */
  async rotate(by: Actor, { progress, signal }: RotationOptions = {}): Promise<RotationResult> {
    const current = this.keyRing.current.id;
    const { keys, instances } = await this.status();
    refuseIf(instances.flatMap((instance) => instanceProblems(instance, current)));
    const waiting = keys.filter(({ state }) => state !== 'current');
    const of = waiting.reduce((sum, { values }) => sum + values, 0);
    let resealed = 0;
    const advance = (count: number) => {
      resealed += count;
      // Values may have been added or removed since they were counted.
      progress?.(Math.min(resealed, of), of);
    };
    advance(0);
    for (let pass = 1; ; pass += 1) {
      const { left, unopened } = await this.pass(by, advance, signal);
      if (left === 0 || pass === passes) return { resealed, left, unopened };
      await sleep(passPauseMs);
    }
  }

  /**
   * Decides whether a key may be taken out of SEALING_KEYS, and records it. The ring itself is not the
   * service's to change.
   *
   * @throws ProvisioningError with all that still needs the key
   * @throws DomainError DatabaseUnavailable
   */
  async retire(id: string, by: Actor, { despiteReports }: RetirementOptions = {}): Promise<void> {
    refuseIf(this.keyRing.ids.includes(id) ? [] : [`there is no key ${quoted(id)} in the ring`]);
    const isCurrent = id === this.keyRing.current.id;
    refuseIf(isCurrent ? [`${id} is the current key: put another one in front first`] : []);
    // Before the values are counted: an instance that has stopped sealing with it adds none afterwards.
    const { instances } = ringStatus(this.keyRing.checks(), [], await this.rings.all());
    const sealing = instances.filter(({ keys: [first] }) => first === id);
    refuseIf(sealing.map(({ host }) => `the instance on ${host} still seals with ${id}`));
    const key = (await this.status()).keys.find((each) => each.id === id);
    const uses = key?.uses ?? [];
    refuseIf(uses.map(({ place, count }) => `${id} is needed for ${count} of ${place}`));
    if (!despiteReports) refuseIf(this.reportProblems(id, key?.lastCurrentAt ?? null));
    await this.database.transaction((tx) =>
      this.audit.record(tx, 'key-retired', by, { detail: id }),
    );
  }

  private async pass(by: Actor, advance: (count: number) => void, signal?: AbortSignal) {
    const found = { left: 0, unopened: 0 };
    for (const table of Object.values(this.tables)) {
      for (let after: string | undefined, more = true; more;) {
        signal?.throwIfAborted();
        const page = await table.reseal(after, resealedRows, by);
        if (page.resealed > 0) advance(page.resealed);
        found.left += page.left;
        found.unopened += page.unopened;
        more = page.last !== null;
        after = page.last ?? undefined;
      }
    }
    return found;
  }

  private reportProblems(id: string, lastCurrentAt: Date | null): string[] {
    if (this.bounceAddress === undefined || lastCurrentAt === null) return [];
    const until = new Date(+lastCurrentAt + reportsComeForDays * 86_400_000);
    if (until <= new Date()) return [];
    return [`reports about mails that were sent under ${id} may come until ${until.toISOString()}`];
  }
}

function instanceProblems(instance: InstanceStatus, current: string): string[] {
  const { host, keys, otherKeys } = instance;
  const [first = ''] = keys;
  if (otherKeys.length > 0) {
    return otherKeys.map((id) => `the instance on ${host} has another key under the id ${id}`);
  }
  if (!keys.includes(current)) return [`the instance on ${host} does not have the key ${current}`];
  return first === current ? [] : [`the instance on ${host} still seals with ${first}`];
}

async function usesOf(table: SealedTable): Promise<KeyUse[]> {
  const uses: KeyUse[] = [];
  for (let after: string | undefined, more = true; more;) {
    const page = await table.count(after, countedRows);
    uses.push(...page.uses);
    more = page.last !== null;
    after = page.last ?? undefined;
  }
  return uses;
}

/** One use for each key and place, in the order of their names. */
function merged(uses: readonly KeyUse[]): KeyUse[] {
  const sums = new Map<string, KeyUse>();
  for (const use of uses) {
    const name = `${use.key}\n${use.place}`;
    sums.set(name, { ...use, count: use.count + (sums.get(name)?.count ?? 0) });
  }
  return [...sums.values()].sort((one, other) => (one.place < other.place ? -1 : 1));
}
