import { roles, type Role } from '../../../../accounts/account.entity.js';
import type { PageForm } from '../../access/page-form.js';
import { InvalidRequest } from '../../../json-api/invalid-request.js';

/** The names of a form's fields. */
export const accountFields = {
  login: 'login',
  password: 'password',
  mailbox: 'mailbox',
  role: 'role',
  scope: 'scope',
  share: 'share',
  version: 'version',
} as const;

/**
 * The role that a form names.
 *
 * @throws InvalidRequest for anything that no page of ours sends
 */
export function roleIn(form: PageForm): Role {
  const role = roles.find((each) => each === form.text(accountFields.role));
  if (!role) throw new InvalidRequest('role must be one of the roles');
  return role;
}

/** The scope of a role; null is everyone. */
export function scopeIn(form: PageForm): string | null {
  return form.text(accountFields.scope) || null;
}
