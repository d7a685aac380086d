import type { PinPolicy } from './pin-policy.js';

const hour = 3_600_000;
const day = 24 * hour;

/**
 * When a PIN expires; undefined is never. A PIN that its owner chose has to be changed then
 * (PINLifetime). A temporary PIN is no longer accepted: it was mailed, and mail stays readable (NIST
 * SP 800-63B-4 lets issued codes expire, too).
 */
export function pinExpiry(
  { temporary, setAt }: { readonly temporary: boolean; readonly setAt: Date },
  policy: Pick<PinPolicy, 'pinLifetimeDays' | 'temporaryPinLifetimeHours'>,
): Date | undefined {
  const { pinLifetimeDays: days, temporaryPinLifetimeHours: hours } = policy;
  const lifetime = temporary ? hours && hours * hour : days && days * day;
  return lifetime === null ? undefined : new Date(setAt.getTime() + lifetime);
}
