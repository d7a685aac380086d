import { adminRoles, scopeOf, type Account, type AdminRole } from './account.entity.js';
import { readScope, type MailboxScope } from './mailbox-scope.js';

/** The mailboxes that each administrative role of a caller covers; a role that it does not have is missing. */
export type Administers = Readonly<Partial<Record<AdminRole, MailboxScope>>>;

type Scopes = Pick<Account, 'roles' | (typeof scopeOf)[AdminRole]>;

/** The administrative roles of an account; one whose scope cannot be read gives no right. */
export function administersOf(account: Scopes): Administers {
  const held = adminRoles.flatMap((role) => {
    const scope = account.roles.includes(role) ? readScope(account[scopeOf[role]]) : undefined;
    return scope ? [[role, scope] as const] : [];
  });
  return Object.fromEntries(held);
}
