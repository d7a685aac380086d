import { nameKey } from '../database/same-name.js';

/**
 * The mailboxes that a right covers, such as acting for their owners: a management scope in Exchange's
 * terms.
 */
export type MailboxScope =
  | { readonly kind: 'everyone' }
  /** Mailboxes of the PIN policy with this name, in any case. */
  | { readonly kind: 'policy'; readonly policy: string }
  /** Mailboxes whose address matches, in any case: `*` stands for any characters. */
  | { readonly kind: 'address'; readonly pattern: string }
  /** Mailboxes that are in each of these scopes, such as that of an account and that of its key. */
  | { readonly kind: 'all'; readonly of: readonly MailboxScope[] }
  /** Mailboxes that are in one of these scopes at least, such as those of two roles. */
  | { readonly kind: 'any'; readonly of: readonly MailboxScope[] }
  /** Mailboxes that belong to no account with the role admin: neither linked to one, nor with its login as address. */
  | { readonly kind: 'ordinary' };

/** The properties of a mailbox that scopes depend on. */
export interface ScopedMailbox {
  readonly address: string;
  readonly policyName: string;
  /** Whether it belongs to an account with the role admin; undefined where that is not needed. */
  readonly ofAdministrator?: boolean;
}

/**
 * Reads a scope as accounts store it: null for all mailboxes, `policy:NAME` or `address:PATTERN`. Undefined for
 * anything else.
 */
export function readScope(text: string | null): MailboxScope | undefined {
  if (text === null) return { kind: 'everyone' };
  const colon = text.indexOf(':');
  const [kind, value] = [text.slice(0, colon), text.slice(colon + 1)];
  if (value === '') return undefined;
  if (kind === 'policy') return { kind, policy: value };
  return kind === 'address' ? { kind, pattern: value } : undefined;
}

export function includes(scope: MailboxScope, mailbox: ScopedMailbox): boolean {
  switch (scope.kind) {
    case 'everyone':
      return true;
    case 'policy':
      return nameKey(mailbox.policyName) === nameKey(scope.policy);
    case 'address':
      return fits(mailbox.address, scope.pattern);
    case 'all':
      return scope.of.every((each) => includes(each, mailbox));
    case 'any':
      return scope.of.some((each) => includes(each, mailbox));
    case 'ordinary':
      // Not if it is unknown.
      return mailbox.ofAdministrator === false;
  }
}

/** The mailboxes that are in both scopes. */
export function within(one: MailboxScope, other: MailboxScope): MailboxScope {
  if (one.kind === 'everyone') return other;
  return other.kind === 'everyone' ? one : { kind: 'all', of: [one, other] };
}

/** Whether an address without a mailbox is in the scope, as far as its text tells. */
export function mayInclude(scope: MailboxScope, address: string): boolean {
  if (scope.kind === 'all') return scope.of.every((each) => mayInclude(each, address));
  if (scope.kind === 'any') return scope.of.some((each) => mayInclude(each, address));
  return scope.kind === 'everyone' || (scope.kind === 'address' && fits(address, scope.pattern));
}

// In both cases, as names are compared (same-name.ts).
function fits(address: string, pattern: string): boolean {
  return (
    fitsExactly(address.toLowerCase(), pattern.toLowerCase()) &&
    fitsExactly(address.toUpperCase(), pattern.toUpperCase())
  );
}

// Each piece is taken at its first place, which is the best one, so there is no backtracking (P11).
function fitsExactly(text: string, pattern: string): boolean {
  const [start = '', ...pieces] = pattern.split('*');
  const end = pieces.pop();
  if (end === undefined) return text === start;
  if (!text.startsWith(start)) return false;
  let position = start.length;
  for (const piece of pieces) {
    const found = text.indexOf(piece, position);
    if (found === -1) return false;
    position = found + piece.length;
  }
  return text.length - end.length >= position && text.endsWith(end);
}
