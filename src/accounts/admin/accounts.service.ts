import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { AuditLog } from '../../audit/audit-log.js';
import type { Actor } from '../../common/actor.js';
import { versionOf } from '../../common/version.js';
import { Account, phoneRole, scopeOf, type AdminRole, type Role } from '../account.entity.js';
import { aboutAccount } from '../about-account.js';
import { readScope } from '../mailbox-scope.js';
import { endSessionsOf } from '../page-sessions.repository.js';
import { Passwords } from '../passwords.js';
import { Database } from '../../database/database.js';
import type { Tx } from '../../database/transaction.js';
import { composed, lockAccount, noAccount } from '../accounts.repository.js';
import { loginProblems, passwordProblems } from '../account-rules.js';
import { checkScope, heed, type SharingOptions } from '../../credentials/admin/extension-check.js';
import { lockExtensions } from '../../credentials/admin/extension-owners.js';
import { MailboxDirectory } from '../../credentials/mailbox-directory.repository.js';
import { keptMailboxId } from '../../credentials/admin/mailbox-rows.js';
import {
  ProvisioningError,
  quoted,
  refuseIf,
  refuseUnlessVersion,
  unlessTaken,
} from '../provisioning-error.js';
import { sameName } from '../../database/same-name.js';
import { refuseUnknownScope } from './known-scope.js';

export interface NewAccount {
  /** Compared without regard to case. */
  readonly login: string;
  /** Undefined if another system authenticates: a directory, an issuer of tokens, a proxy. */
  readonly password: string | undefined;
  /** The address of the account's mailbox; undefined if it has none. */
  readonly mailbox?: string | undefined;
  /** An administrative role for everyone; undefined if it has none. */
  readonly role?: AdminRole | undefined;
}

export interface AccountView {
  /** Its name in the audit, which outlives the account. */
  readonly id: string;
  readonly login: string;
  readonly mailbox: string | null;
  readonly disabledAt: Date | null;
  readonly external: boolean;
  readonly roles: readonly Role[];
  readonly impersonationScope: string | null;
  readonly phoneScope: string | null;
  readonly adminScope: string | null;
  readonly helpdeskScope: string | null;
  readonly auditorScope: string | null;
}

/** Which accounts are wanted, and how many at once. */
export interface AccountQuery {
  /** A part of the login, in any case. */
  readonly search?: string | undefined;
  /** A login: accounts that come after it. */
  readonly after?: string | undefined;
  readonly limit: number;
}

export interface AccountPage {
  readonly accounts: readonly AccountView[];
  /** For `after` of the page that follows; absent if this is the last one. */
  readonly next?: string;
}

/** A change that an account may lose a right by. */
export interface AccountLoss {
  /** The version that the caller has seen; undefined: any. */
  readonly version?: string | undefined;
  /** Whether it may be the last administrator: then only a shell beside the database can make another one. */
  readonly evenTheLast?: boolean | undefined;
}

interface AccountChangeOptions extends SharingOptions, AccountLoss {}

/** An account with its version, for a change that is based on it. */
export interface VersionedAccount {
  readonly account: AccountView;
  readonly version: string;
}

type StoredAccount = Omit<AccountView, 'mailbox'> &
  Pick<Account, 'mailboxId' | 'sessionsValidFrom'>;

/**
 * The version of an account: another one after each change of its state, its mailbox, its password, its roles and
 * their scopes.
 */
function accountVersion(account: Omit<StoredAccount, 'id' | 'login' | 'external'>): string {
  const { disabledAt, mailboxId, sessionsValidFrom, roles } = account;
  const scopes = roles.map((role) => account[scopeOf[role]]);
  // A new password ends the sessions: that time stands for it, as no answer may be made of a hash.
  return versionOf([disabledAt, mailboxId, sessionsValidFrom, roles, scopes]);
}

/**
 * Accounts as an administrator manages them. The last administrator for everyone stays one unless `evenTheLast`:
 * it is not removed, disabled or narrowed to a scope, and keeps the role.
 */
@Injectable()
export class AccountsService {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly mailboxes: MailboxDirectory,
    private readonly audit: AuditLog,
  ) {}

  /** @throws ProvisioningError, DomainError DatabaseUnavailable */
  async add({ login: written, password, mailbox, role }: NewAccount, by: Actor): Promise<void> {
    const login = composed(written);
    const problems = password === undefined ? [] : passwordProblems(login, password);
    refuseIf([...loginProblems(login), ...problems]);
    const id = randomUUID();
    const sealedPassword = password === undefined ? null : await this.passwords.hash(password, id);
    await this.database.transaction(async (tx) => {
      const mailboxId = mailbox === undefined ? null : await keptMailboxId(tx, mailbox);
      await unlessTaken('accounts_login', `there is an account ${quoted(login)} already`, () =>
        tx.insert(Account, { id, login, sealedPassword, mailboxId, roles: role ? [role] : [] }),
      );
      await this.audit.record(tx, 'account-added', by, aboutAccount({ id, mailboxId }));
      if (role) await this.recordGrant(tx, { id, mailboxId }, role, null, by);
    });
  }

  /** All accounts that the search finds, by login. */
  async list({ search }: Pick<AccountQuery, 'search'> = {}): Promise<AccountView[]> {
    const found = await this.find(wantedAccounts, [search, undefined]);
    return found.map(({ account }) => account);
  }

  /** Accounts by login, some at a time. */
  async page({ search, after, limit }: AccountQuery): Promise<AccountPage> {
    // One more than is wanted tells whether there is another page.
    const found = await this.find(wantedAccounts, [search, after], limit + 1);
    const accounts = found.slice(0, limit).map(({ account }) => account);
    const last = accounts.at(-1);
    return found.length > limit && last ? { accounts, next: last.login } : { accounts };
  }

  /** @throws ProvisioningError, DomainError DatabaseUnavailable */
  async show(login: string): Promise<AccountView> {
    return (await this.showVersioned(login)).account;
  }

  /** @throws ProvisioningError, DomainError DatabaseUnavailable */
  async showVersioned(login: string): Promise<VersionedAccount> {
    const [account] = await this.find(`WHERE ${sameName('login', '$1')}`, [composed(login)]);
    if (!account) throw noAccount(login);
    return account;
  }

  /**
   * Deletes an account with its API keys and its sessions. Its mailbox stays, and so do its events in the audit.
   *
   * @throws ProvisioningError, DomainError DatabaseUnavailable
   */
  async remove(login: string, by: Actor, loss: AccountLoss = {}): Promise<void> {
    await this.database.transaction(async (tx) => {
      const account = await lockAccount(tx, login);
      refuseUnlessVersion(loss.version, accountVersion(account));
      await refuseTheLastAdministrator(tx, account, loss);
      await tx.query('DELETE FROM api_keys WHERE account_id = $1', [account.id]);
      await endSessionsOf(tx, account.login);
      await tx.delete(Account, { id: account.id });
      await this.audit.record(tx, 'account-removed', by, aboutAccount(account));
    });
  }

  private async find(
    condition: string,
    values: readonly unknown[],
    limit?: number,
  ): Promise<VersionedAccount[]> {
    const found = await this.database.rows<StoredAccount>(
      `SELECT id, login, mailbox_id AS "mailboxId", disabled_at AS "disabledAt",
         sessions_valid_from AS "sessionsValidFrom", sealed_password IS NULL AS external, roles,
         impersonation_scope AS "impersonationScope", phone_scope AS "phoneScope",
         admin_scope AS "adminScope", helpdesk_scope AS "helpdeskScope",
         auditor_scope AS "auditorScope"
       FROM accounts ${condition} ORDER BY lower(login) ${limit ? `LIMIT ${limit}` : ''}`,
      values,
    );
    const addresses = await this.mailboxes.addressesOf(
      found.flatMap(({ mailboxId }) => mailboxId ?? []),
    );
    return found.map(({ id, login, mailboxId, sessionsValidFrom, ...rest }) => {
      const mailbox = addresses.get(mailboxId ?? '') ?? null;
      const version = accountVersion({ ...rest, mailboxId, sessionsValidFrom });
      return { account: { id, login, mailbox, ...rest }, version };
    });
  }

  /**
   * Whether this changed anything: a disabled account keeps the time since which it is disabled.
   *
   * @throws ProvisioningError, DomainError DatabaseUnavailable
   */
  async disable(login: string, by: Actor, loss: AccountLoss = {}): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const account = await lockAccount(tx, login);
      refuseUnlessVersion(loss.version, accountVersion(account));
      await refuseTheLastAdministrator(tx, account, loss);
      const still = { id: account.id, disabledAt: IsNull() };
      const { affected } = await tx.update(Account, still, {
        disabledAt: () => 'now()',
        ...sessionsEnded,
      });
      if (affected === 0) return false;
      await this.audit.record(tx, 'account-disabled', by, aboutAccount(account));
      return true;
    });
  }

  /** Whether this changed anything. */
  async enable(login: string, by: Actor, sharing: AccountChangeOptions = {}): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      await lockExtensions(tx);
      const account = await lockAccount(tx, login);
      refuseUnlessVersion(sharing.version, accountVersion(account));
      const still = { id: account.id, disabledAt: Not(IsNull()) };
      const { affected } = await tx.update(Account, still, { disabledAt: null });
      if (affected === 0) return false;
      if (account.roles.includes(phoneRole)) {
        await heedSharedExtensions(tx, account, account.phoneScope, sharing);
      }
      await this.audit.record(tx, 'account-enabled', by, aboutAccount(account));
      return true;
    });
  }

  /** @throws ProvisioningError, DomainError DatabaseUnavailable */
  async setPassword(
    login: string,
    password: string,
    by: Actor,
    { version }: Pick<AccountLoss, 'version'> = {},
  ): Promise<void> {
    await this.database.transaction(async (tx) => {
      const account = await lockAccount(tx, login);
      refuseUnlessVersion(version, accountVersion(account));
      refuseIf(passwordProblems(account.login, password));
      const sealedPassword = await this.passwords.hash(password, account.id);
      await tx.update(Account, { id: account.id }, { sealedPassword, ...sessionsEnded });
      await this.audit.record(tx, 'password-set', by, aboutAccount(account));
    });
  }

  /**
   * Makes a mailbox that of the account, whose owner may then reset its PIN. An account has one; a mailbox may have
   * several accounts.
   *
   * @param mailbox its address; null: the account has none
   * @returns whether this changed anything
   * @throws ProvisioningError, DomainError DatabaseUnavailable
   */
  async setMailbox(
    login: string,
    mailbox: string | null,
    by: Actor,
    { version }: Pick<AccountLoss, 'version'> = {},
  ): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      // Before the account, as a removal of the mailbox locks them.
      const mailboxId = mailbox === null ? null : await keptMailboxId(tx, mailbox);
      const account = await lockAccount(tx, login);
      refuseUnlessVersion(version, accountVersion(account));
      if (account.mailboxId === mailboxId) return false;
      await tx.update(Account, { id: account.id }, { mailboxId });
      // If it has none now, about the one that it had.
      const about = { id: account.id, mailboxId: mailboxId ?? account.mailboxId };
      await this.audit.record(tx, 'account-set', by, aboutAccount(about));
      return true;
    });
  }

  /**
   * Grants a role, or changes its scope.
   *
   * @param scope the mailboxes that the role covers; null: all
   * @throws ProvisioningError, DomainError DatabaseUnavailable
   */
  async grant(
    login: string,
    role: Role,
    scope: string | null,
    by: Actor,
    options: AccountChangeOptions = {},
  ): Promise<void> {
    await this.database.transaction(async (tx) => {
      await lockExtensions(tx);
      const account = await lockAccount(tx, login);
      refuseUnlessVersion(options.version, accountVersion(account));
      await refuseUnknownScope(tx, scope);
      if (role === phoneRole) await heedSharedExtensions(tx, account, scope, options);
      if (role === 'admin' && scope !== null) {
        await refuseTheLastAdministrator(tx, account, options);
      }
      const roles = [...new Set([...account.roles, role])];
      await tx.update(Account, { id: account.id }, { roles, [scopeOf[role]]: scope });
      await this.recordGrant(tx, account, role, scope, by);
    });
  }

  /** Whether this changed anything. */
  async revoke(login: string, role: Role, by: Actor, loss: AccountLoss = {}): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const account = await lockAccount(tx, login);
      refuseUnlessVersion(loss.version, accountVersion(account));
      if (!account.roles.includes(role)) return false;
      if (role === 'admin') await refuseTheLastAdministrator(tx, account, loss);
      const roles = account.roles.filter((each: string) => each !== role);
      await tx.update(Account, { id: account.id }, { roles, [scopeOf[role]]: null });
      await this.audit.record(tx, 'role-revoked', by, aboutAccount(account, role));
      return true;
    });
  }

  private async recordGrant(
    tx: Tx,
    account: Pick<Account, 'id' | 'mailboxId'>,
    role: Role,
    scope: string | null,
    by: Actor,
  ): Promise<void> {
    const granted = `${role} for ${scope ?? 'everyone'}`;
    await this.audit.record(tx, 'role-granted', by, aboutAccount(account, granted));
  }
}

/** For `search` and `after` of a query. */
const wantedAccounts = `WHERE ($1::text IS NULL OR position(lower($1) in lower(login)) > 0)
  AND ($2::text IS NULL OR lower(login) > lower($2))`;

/** Ends the sessions of an account in every instance, and those whose password was verified before this. */
const sessionsEnded = { sessionsValidFrom: () => 'clock_timestamp()' };

const administersEveryone = `'admin' = ANY (roles) AND admin_scope IS NULL AND disabled_at IS NULL`;

/** Locks all administrators, so that two of them do not go for each other's sake. */
async function refuseTheLastAdministrator(
  tx: Tx,
  { id, login }: Account,
  { evenTheLast = false }: AccountLoss,
): Promise<void> {
  if (evenTheLast) return;
  const administrators = await tx.query<{ id: string }[]>(
    `SELECT id FROM accounts WHERE ${administersEveryone} ORDER BY id FOR UPDATE`,
  );
  const [first, ...others] = administrators;
  if (first?.id !== id || others.length > 0) return;
  const problem = `${quoted(login)} is the last administrator`;
  throw new ProvisioningError([problem], { because: 'conflict' });
}

/** Checks the extensions that a phone system would share with this scope. */
async function heedSharedExtensions(
  tx: Tx,
  { login, disabledAt, roles, phoneScope }: Account,
  text: string | null,
  sharing: SharingOptions,
): Promise<void> {
  const scope = readScope(text);
  if (!scope) return;
  const asksNow = !disabledAt && roles.includes(phoneRole);
  const before = asksNow ? readScope(phoneScope) : undefined;
  heed(await checkScope(tx, { login, scope }, before, sharing), sharing);
}
