import type { PinPolicy } from './pin-policy.js';

const hour = 3_600_000;
const day = 24 * hour;

/**
 * When a PIN ends; undefined: never. A PIN that its owner chose has to be changed then (PINLifetime).
 * One that the system made is of no use any more: it was mailed, and a mail lies around (NIST
 * SP 800-63B-4 has issued codes end, too).
 */
export function pinExpiry(
  { temporary, setAt }: { readonly temporary: boolean; readonly setAt: Date },
  policy: Pick<PinPolicy, 'pinLifetimeDays' | 'temporaryPinLifetimeHours'>,
): Date | undefined {
  const { pinLifetimeDays: days, temporaryPinLifetimeHours: hours } = policy;
  const lifetime = temporary ? hours && hours * hour : days && days * day;
  return lifetime === null ? undefined : new Date(setAt.getTime() + lifetime);
}
