import type { Database } from '../../database/database.js';
import type { Caller } from '../caller.js';
import { readScope, type MailboxScope } from '../../accounts/mailbox-scope.js';
import { impersonationRole } from '../../accounts/roles.js';
import { sameName } from '../../database/same-name.js';

/** Whom somebody else has authenticated: a directory, an issuer of tokens, a proxy. */
export interface ExternalIdentity {
  readonly login: string;
  /** The mail address that stands for the mailbox; undefined where there is none. */
  readonly address: string | undefined;
  /** Roles that came with the proof. */
  readonly roles?: readonly string[];
}

interface Row {
  disabled: boolean | null;
  external: boolean | null;
  roles: string[] | null;
  impersonation_scope: string | null;
  account_mailbox: string | null;
  address_mailbox: string | null;
}

/** Finds the mailbox and the rights of callers whose passwords others keep. */
export class ExternalCallers {
  constructor(private readonly database: Database) {}

  /**
   * The caller; undefined where an account of this login is disabled. Roles and mailbox of an
   * account count only if it has no password of its own: a directory must not make anybody an
   * account that it does not keep.
   *
   * @throws DomainError DatabaseUnavailable
   */
  async find({ login, address, roles = [] }: ExternalIdentity): Promise<Caller | undefined> {
    const [row] = await this.database.statement((manager) =>
      manager.query<Row[]>(
        `SELECT a.disabled_at IS NOT NULL AS disabled, a.sealed_password IS NULL AS external,
           a.roles, a.impersonation_scope, a.mailbox_id AS account_mailbox,
           m.id AS address_mailbox
         FROM (SELECT $1::text AS login, $2::text AS address) asked
         LEFT JOIN accounts a ON ${sameName('a.login', 'asked.login')}
         LEFT JOIN mailboxes m ON ${sameName('m.address', 'asked.address')}`,
        [login, address ?? null],
      ),
    );
    if (!row || row.disabled) return undefined;
    const account = row.external ? row : undefined;
    return {
      login,
      mailboxId: account?.account_mailbox ?? row.address_mailbox ?? undefined,
      impersonates: impersonates(account, roles),
    };
  }
}

function impersonates(
  account: Row | undefined,
  roles: readonly string[],
): MailboxScope | undefined {
  // What an administrator of this service has set is narrower, and so goes first.
  if (account?.roles?.includes(impersonationRole)) return readScope(account.impersonation_scope);
  return roles.includes(impersonationRole) ? { kind: 'everyone' } : undefined;
}
