import type { AdminRole } from '../accounts/account.entity.js';
import { within, type MailboxScope } from '../accounts/mailbox-scope.js';
import type { Principal } from './principal.js';

/** Who may use a route of an administrator. */
export interface Right {
  readonly roles: readonly AdminRole[];
  /** Mailboxes, as far as the scope of the role goes; or the whole service, with a scope of everyone. */
  readonly over: 'mailboxes' | 'service';
}

export const everyRole = ['admin', 'helpdesk', 'auditor'] as const satisfies readonly AdminRole[];

export const overMailboxes = (...roles: readonly AdminRole[]): Right => ({
  roles,
  over: 'mailboxes',
});

export const overService = (...roles: readonly AdminRole[]): Right => ({ roles, over: 'service' });

/** The mailboxes that a right covers for a principal: those of all its roles that have it. Undefined: no right. */
export function scopeOfRight(
  { administers = {} }: Pick<Principal, 'administers'>,
  { roles, over }: Right,
): MailboxScope | undefined {
  const scopes = roles.flatMap((role) => {
    const scope = administers[role];
    if (!scope || (over === 'service' && scope.kind !== 'everyone')) return [];
    return role === 'helpdesk' ? [within(scope, { kind: 'ordinary' })] : [scope];
  });
  const [first, ...others] = scopes;
  const everyone = scopes.find(({ kind }) => kind === 'everyone');
  return everyone ?? (others.length > 0 ? { kind: 'any', of: scopes } : first);
}
