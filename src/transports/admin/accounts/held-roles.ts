import { scopeOf, type Role } from '../../../accounts/account.entity.js';
import type { AccountView } from '../../../accounts/admin/accounts.service.js';

/** The roles of an account with their scopes, as answers have them. */
export function heldRoles(
  account: Pick<AccountView, 'roles' | (typeof scopeOf)[Role]>,
): { role: Role; scope: string | null }[] {
  return account.roles.map((role) => ({ role, scope: account[scopeOf[role]] }));
}
