import type { MailboxScope } from '../../accounts/mailbox-scope.js';
import { refuseIf } from '../../accounts/provisioning-error.js';

/** What an administrator asks for: the mailboxes to which everything applies that is given. */
export interface CampaignOrder {
  /** All mailboxes, if nothing else is given: so that nobody means all of them by leaving something out. */
  readonly all?: boolean | undefined;
  readonly policy?: string | undefined;
  /** `*` stands for any characters. */
  readonly addressPattern?: string | undefined;
  readonly addresses?: readonly string[] | undefined;
  /** Those whose PIN was set longer ago, in days. */
  readonly olderThanDays?: number | undefined;
  /** Leaves out addresses without a mailbox, rather than to refuse the campaign. */
  readonly skipUnknown?: boolean | undefined;
  /** Whether others may know the PINs: then none of them comes back if its mail bounces (P13). */
  readonly compromised: boolean;
  /** Resets in a minute, of all instances together. */
  readonly perMinute: number;
}

/** The bounds of the rate; the upper one is that of first PINs. */
export const ratesPerMinute = { least: 1, most: 6_000 } as const;

/** The oldest PIN that may be meant, a hundred years: the database has no interval without an end. */
export const mostDays = 36_500;

/** @throws ProvisioningError */
export function checkOrder({
  all,
  policy,
  addressPattern,
  addresses,
  ...order
}: CampaignOrder): void {
  const { olderThanDays, perMinute } = order;
  const { least, most } = ratesPerMinute;
  const criteria = [policy, addressPattern, addresses, olderThanDays].filter(
    (each) => each !== undefined,
  );
  const problems: string[] = [];
  if (criteria.length === 0 && !all) problems.push('no mailboxes were chosen');
  if (criteria.length > 0 && all) {
    problems.push('all mailboxes were chosen, and some of them as well');
  }
  if (!Number.isInteger(perMinute) || perMinute < least || perMinute > most) {
    problems.push(`the rate must be ${least} to ${most} a minute`);
  }
  if (olderThanDays !== undefined && !isAge(olderThanDays)) {
    problems.push(`the age must be 1 to ${mostDays} days`);
  }
  refuseIf(problems);
}

function isAge(days: number): boolean {
  return Number.isInteger(days) && days >= 1 && days <= mostDays;
}

/** The mailboxes that are all of these. */
export function scopesOf({ policy, addressPattern: pattern }: CampaignOrder): MailboxScope[] {
  const scopes: MailboxScope[] = [];
  if (policy !== undefined) scopes.push({ kind: 'policy', policy });
  if (pattern !== undefined) scopes.push({ kind: 'address', pattern });
  return scopes;
}

/**
 * What was chosen, in words, without the addresses of persons: this is kept, and recorded, for longer than a
 * mailbox may exist.
 */
export function selectionText(order: CampaignOrder): string {
  const { policy, addressPattern, addresses, olderThanDays } = order;
  const parts = [
    policy !== undefined && `policy ${policy}`,
    addressPattern !== undefined &&
      (addressPattern.includes('*') ? `address ${addressPattern}` : 'one address'),
    addresses && `a list of ${addresses.length} addresses`,
    olderThanDays !== undefined && `PINs older than ${olderThanDays} days`,
  ].filter((part) => part !== false && part !== undefined);
  return parts.join(', ') || 'all mailboxes';
}
