import { Injectable } from '@nestjs/common';
import { AccountsRepository, type LoginAccount } from '../../accounts/accounts.repository.js';
import { administersOf, type Administers } from '../../accounts/administers.js';
import { readScope, type MailboxScope } from '../../accounts/mailbox-scope.js';
import { adminRoles, impersonationRole } from '../../accounts/account.entity.js';
import { MailboxDirectory } from '../../credentials/mailbox-directory.repository.js';
import type { ExternalIdentity, Principal } from '../principal.js';

/** Finds the mailbox and the rights of callers whose passwords other systems keep. */
@Injectable()
export class ExternalPrincipals {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly directory: MailboxDirectory,
  ) {}

  /**
   * The principal; undefined if an account with this login is disabled. Roles and mailbox of an
   * account count only if it has no password of its own: a directory cannot vouch for an account
   * that it does not keep.
   *
   * @throws DomainError DatabaseUnavailable
   */
  async find(identity: ExternalIdentity): Promise<Principal | undefined> {
    const { login, address, roles = [] } = identity;
    // Both are always asked for: the time does not tell which accounts exist (P10).
    const [account, mailbox] = await Promise.all([
      this.accounts.findByLogin(login),
      address === undefined ? undefined : this.directory.find(undefined, address),
    ]);
    if (account && !account.enabled) return undefined;
    const external = account?.sealedPassword === null ? account : undefined;
    return {
      login,
      mailboxId: external?.mailboxId ?? mailbox?.id,
      impersonates: impersonates(external, roles),
      administers: administers(external, roles),
      external: identity,
    };
  }
}

function impersonates(
  account: LoginAccount | undefined,
  roles: readonly string[],
): MailboxScope | undefined {
  // The scope that an administrator of this service has set is narrower, and so takes precedence.
  if (account?.roles.includes(impersonationRole)) return readScope(account.impersonationScope);
  return roles.includes(impersonationRole) ? { kind: 'everyone' } : undefined;
}

/**
 * Another system names administrative roles `umpin-admin` and so on, as other applications that it
 * serves have an `admin` of their own.
 */
function administers(account: LoginAccount | undefined, roles: readonly string[]): Administers {
  const granted = adminRoles.filter(
    // As above, the scope of the account takes precedence.
    (role) => roles.includes(`umpin-${role}`) && !account?.roles.includes(role),
  );
  const everyone = { kind: 'everyone' } as const;
  return {
    ...Object.fromEntries(granted.map((role) => [role, everyone])),
    ...(account && administersOf(account)),
  };
}
