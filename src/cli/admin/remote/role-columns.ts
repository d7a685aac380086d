import { roles, scopeOf, type Role } from '../../../accounts/account.entity.js';
import type { AccountView } from '../../../accounts/admin/accounts.service.js';

type Scopes = Pick<AccountView, (typeof scopeOf)[Role]>;

/** Roles with their scopes as a view of an account has them: a scope for each role that there is. */
export function roleColumns(
  held: readonly { readonly role: Role; readonly scope: string | null }[],
): Scopes & { roles: Role[] } {
  const scopes = new Map(held.map(({ role, scope }) => [role, scope]));
  const columns = roles.map((role) => [scopeOf[role], scopes.get(role) ?? null] as const);
  return { roles: held.map(({ role }) => role), ...(Object.fromEntries(columns) as Scopes) };
}
