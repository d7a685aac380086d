import { isOfNoAdministrator } from '../accounts/administrators.sql.js';
import type { MailboxScope } from '../accounts/mailbox-scope.js';
import { sameName } from '../database/same-name.js';

/**
 * SQL: whether the mailbox `m` with the policy `p` is in a scope, as `includes` decides in memory.
 *
 * @param values the parameters of the statement, to which those of the condition are added
 */
export function inScope(scope: MailboxScope, values: unknown[]): string {
  switch (scope.kind) {
    case 'everyone':
      return 'true';
    case 'policy':
      return sameName('p.name', `$${values.push(scope.policy)}`);
    case 'address':
      return addressLike(`$${values.push(likePattern(scope.pattern))}`);
    case 'all':
      return joined(scope.of, ' AND ', 'true', values);
    case 'any':
      return joined(scope.of, ' OR ', 'false', values);
    case 'ordinary':
      return isOfNoAdministrator;
  }
}

function joined(
  scopes: readonly MailboxScope[],
  operator: ' AND ' | ' OR ',
  none: 'true' | 'false',
  values: unknown[],
): string {
  return scopes.length === 0
    ? none
    : `(${scopes.map((scope) => inScope(scope, values)).join(operator)})`;
}

// In both cases, as names are compared (same-name.ts).
const addressLike = (pattern: string) =>
  `(lower(m.address) LIKE lower(${pattern}) AND upper(m.address) LIKE upper(${pattern}))`;

function likePattern(pattern: string): string {
  return pattern.split('*').map(literally).join('%');
}

/** A text for LIKE that stands for itself. */
export function literally(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`);
}
