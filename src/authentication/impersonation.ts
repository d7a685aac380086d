import type { AuditLog } from '../audit/audit-log.js';
import type { Actor } from '../common/actor.js';
import type { Database } from '../database/database.js';
import { DomainError, type Refusal } from '../common/domain-error.js';
import type { Caller } from './caller.js';
import { includes, mayInclude, type MailboxScope } from '../accounts/mailbox-scope.js';
import { sameName } from '../database/same-name.js';

/** A user as an ExchangeImpersonation header names one. */
export interface NamedUser {
  readonly by: 'PrincipalName' | 'SID' | 'PrimarySmtpAddress' | 'SmtpAddress';
  readonly value: string;
}

interface Target {
  readonly mailboxId: string;
  readonly address: string;
  readonly policyName: string;
}

/** Acting for somebody else: the role ApplicationImpersonation of Exchange, with its scope. */
export class Impersonation {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
  ) {}

  /**
   * The id of the mailbox to act for. Who has no right to it learns nothing about who exists. A
   * refusal is put on record (P12).
   *
   * @param users names of one and the same user
   * @throws DomainError ImpersonationDenied, ImpersonatedUserNotFound, SidUnknown,
   *   ImpersonationAmbiguous, DatabaseUnavailable
   */
  async mailboxFor(
    { impersonates: scope }: Caller,
    users: readonly NamedUser[],
    by: Actor,
  ): Promise<string> {
    // Without the right nobody is looked up: that would take longer, and tell.
    const targets = scope ? await Promise.all(users.map((user) => this.lookUp(user))) : [];
    const refusal = scope ? refusalOf(scope, users, targets) : 'ImpersonationDenied';
    const mailboxId = targets[0]?.mailboxId;
    if (!refusal && mailboxId) return mailboxId;
    const detail = refusal ?? 'ImpersonationDenied';
    await this.database.transaction((tx) =>
      this.audit.record(tx, 'impersonation-refused', by, { mailboxId, detail }),
    );
    throw new DomainError(detail, { login: by.actor, mailbox: mailboxId });
  }

  // A PrincipalName is the name that a user logs in with; most are the mail address, too.
  private async lookUp({ by, value }: NamedUser): Promise<Target | undefined> {
    const [target] = await this.database.statement((manager) =>
      manager.query<Target[]>(
        `SELECT m.id AS "mailboxId", m.address, p.name AS "policyName"
         FROM mailboxes m JOIN pin_policies p ON p.id = m.policy_id
         LEFT JOIN accounts a ON a.mailbox_id = m.id AND ${sameName('a.login', '$1')} AND $2
         WHERE ${sameName('m.address', '$1')} OR a.id IS NOT NULL
         ORDER BY a.id IS NULL LIMIT 1`,
        [value, by === 'PrincipalName'],
      ),
    );
    return target;
  }
}

function refusalOf(
  scope: MailboxScope,
  users: readonly NamedUser[],
  targets: readonly (Target | undefined)[],
): Refusal | undefined {
  if (users.some(({ by }) => by === 'SID')) return 'SidUnknown';
  const allowed = users.every(({ value }, index) => {
    const target = targets[index];
    return target ? includes(scope, target) : mayInclude(scope, value);
  });
  if (!allowed) return 'ImpersonationDenied';
  if (targets.includes(undefined)) return 'ImpersonatedUserNotFound';
  const different = new Set(targets.map((target) => target?.mailboxId));
  return different.size > 1 ? 'ImpersonationAmbiguous' : undefined;
}
