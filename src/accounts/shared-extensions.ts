import { includes, type ScopedMailbox } from './mailbox-scope.js';
import type { PhoneSystem } from './accounts.repository.js';

/** A mailbox with an extension that another mailbox has too. */
export interface SharedExtension<M extends ScopedMailbox> {
  readonly extension: string;
  readonly mailbox: M;
  /** The first of the other owners. */
  readonly other: M;
  /** Logins of the phone systems that may ask about both, and so accept no PIN for the extension. */
  readonly deniedBy: readonly string[];
  /** Whether no phone system may ask about either, so that no scope keeps the two apart. */
  readonly unscoped: boolean;
}

/**
 * Pairs each owner of an extension but the first with the first owner that a phone system confuses it
 * with, or else with the first of all. The work grows linearly with the number of owners: a file may
 * give one extension to thousands by mistake.
 */
export function sharedExtensions<M extends ScopedMailbox>(
  extension: string,
  owners: readonly M[],
  phoneSystems: readonly PhoneSystem[],
): SharedExtension<M>[] {
  const [firstOwner] = owners;
  /** The key undefined is for mailboxes that no phone system may ask about. */
  const firstOwners = new Map<string | undefined, M>();
  return owners.flatMap((mailbox) => {
    const asking = phoneSystems.filter(({ scope }) => includes(scope, mailbox));
    const unscoped = asking.length === 0;
    const confused = new Map<M, string[]>();
    for (const login of unscoped ? [undefined] : asking.map((phoneSystem) => phoneSystem.login)) {
      const other = firstOwners.get(login);
      if (!other) firstOwners.set(login, mailbox);
      else confused.set(other, [...(confused.get(other) ?? []), ...(login ? [login] : [])]);
    }
    if (confused.size > 0) {
      return [...confused].map(([other, deniedBy]) => {
        return { extension, mailbox, other, deniedBy, unscoped };
      });
    }
    if (!firstOwner || firstOwner === mailbox) return [];
    return [{ extension, mailbox, other: firstOwner, deniedBy: [], unscoped: false }];
  });
}
