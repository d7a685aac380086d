import { Injectable } from '@nestjs/common';
import { AccountsRepository } from '../accounts/accounts.repository.js';
import { AuditLog } from '../audit/audit-log.js';
import type { Actor } from '../common/actor.js';
import {
  MailboxDirectory,
  type DirectoryMailbox,
} from '../credentials/mailbox-directory.repository.js';
import { Database } from '../database/database.js';
import { DomainError, type Refusal } from '../common/domain-error.js';
import type { Principal } from './principal.js';
import { includes, mayInclude, type MailboxScope } from '../accounts/mailbox-scope.js';

/** A user as an ExchangeImpersonation header names one. */
export interface NamedUser {
  readonly by: 'PrincipalName' | 'SID' | 'PrimarySmtpAddress' | 'SmtpAddress';
  readonly value: string;
}

/** Acting for the owner of another mailbox: Exchange's role ApplicationImpersonation, with its scope. */
@Injectable()
export class Impersonation {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsRepository,
    private readonly directory: MailboxDirectory,
    private readonly audit: AuditLog,
  ) {}

  /**
   * The id of the mailbox to act for. A caller without the right to it learns nothing about which
   * users exist. A refusal is put on record (P12).
   *
   * @param users names of the same user
   * @throws DomainError ImpersonationDenied, ImpersonatedUserNotFound, SidUnknown,
   *   ImpersonationAmbiguous, DatabaseUnavailable
   */
  async mailboxFor(
    { impersonates: scope }: Principal,
    users: readonly NamedUser[],
    by: Actor,
  ): Promise<string> {
    // Without the right no user is looked up: the time would tell which users exist (P10).
    const targets = scope ? await Promise.all(users.map((user) => this.lookUp(user))) : [];
    const refusal = scope ? refusalOf(scope, users, targets) : 'ImpersonationDenied';
    const mailboxId = targets[0]?.id;
    if (!refusal && mailboxId) return mailboxId;
    const detail = refusal ?? 'ImpersonationDenied';
    await this.database.transaction((tx) =>
      this.audit.record(tx, 'impersonation-refused', by, { mailboxId, detail }),
    );
    throw new DomainError(detail, { login: by.actor, mailbox: mailboxId });
  }

  // A PrincipalName is the name that a user logs in with; it often is the mail address as well.
  private async lookUp({ by, value }: NamedUser): Promise<DirectoryMailbox | undefined> {
    const account = by === 'PrincipalName' ? await this.accounts.findByLogin(value) : undefined;
    return this.directory.find(account?.mailboxId ?? undefined, value);
  }
}

function refusalOf(
  scope: MailboxScope,
  users: readonly NamedUser[],
  targets: readonly (DirectoryMailbox | undefined)[],
): Refusal | undefined {
  if (users.some(({ by }) => by === 'SID')) return 'SidUnknown';
  const allowed = users.every(({ value }, index) => {
    const target = targets[index];
    return target ? includes(scope, target) : mayInclude(scope, value);
  });
  if (!allowed) return 'ImpersonationDenied';
  if (targets.includes(undefined)) return 'ImpersonatedUserNotFound';
  const different = new Set(targets.map((target) => target?.id));
  return different.size > 1 ? 'ImpersonationAmbiguous' : undefined;
}
