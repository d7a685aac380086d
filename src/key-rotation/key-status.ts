import type { KeyUse } from '../crypto/resealing.js';
import { derivedKeys, type DerivedKey } from './derived-keys.js';
import type { ReportedRing } from './reported-rings.repository.js';

/** A key of the ring, or one that a value names. */
export interface KeyStatus {
  readonly id: string;
  /** `current` seals; `kept` only opens; `missing`: not in this ring, so that nothing under it opens. */
  readonly state: 'current' | 'kept' | 'missing';
  readonly uses: readonly Omit<KeyUse, 'key'>[];
  /** All values that are sealed under it. */
  readonly values: number;
  /** When an instance last had it as its current key; null: not within what is remembered. */
  readonly lastCurrentAt: Date | null;
}

/** An instance that runs, with what it has other than this ring. */
export interface InstanceStatus {
  readonly host: string;
  readonly instance: string;
  readonly seenAt: Date;
  /** The ids of its keys, that of the one that seals first. */
  readonly keys: readonly string[];
  /** Ids under which it has another key than this ring: one of the two opens nothing of the other's. */
  readonly otherKeys: readonly string[];
}

export interface RingStatus {
  readonly keys: readonly KeyStatus[];
  readonly instances: readonly InstanceStatus[];
  /** What else is made from each key. */
  readonly derived: readonly DerivedKey[];
}

/**
 * @param ring KeyRing.checks of this process
 * @param uses of all tables
 */
export function ringStatus(
  ring: readonly string[],
  uses: readonly KeyUse[],
  rings: readonly ReportedRing[],
): RingStatus {
  const ids = ring.map(idOf);
  const missing = new Set(uses.map(({ key }) => key).filter((key) => !ids.includes(key)));
  return {
    keys: [...ids, ...missing].map((id, at) => ({
      id,
      state: missing.has(id) ? 'missing' : at === 0 ? 'current' : 'kept',
      uses: uses.filter(({ key }) => key === id).map(({ place, count }) => ({ place, count })),
      values: uses.reduce((sum, { key, count }) => (key === id ? sum + count : sum), 0),
      lastCurrentAt: rings.find(({ keys: [first = ''] }) => idOf(first) === id)?.seenAt ?? null,
    })),
    instances: rings
      .filter(({ running }) => running)
      .map(({ host, instance, seenAt, keys }) => ({
        host,
        instance,
        seenAt,
        keys: keys.map(idOf),
        otherKeys: keys.filter((key) => isOther(key, ring)).map(idOf),
      })),
    derived: Object.values(derivedKeys),
  };
}

function isOther(key: string, ring: readonly string[]): boolean {
  return !ring.includes(key) && ring.some((own) => idOf(own) === idOf(key));
}

function idOf(check: string): string {
  return check.slice(0, check.indexOf(':'));
}
