import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { includes, type MailboxScope, type ScopedMailbox } from '../../accounts/mailbox-scope.js';
import {
  ProvisioningError,
  quoted,
  refuseIf,
  unlessTaken,
  refuseUnlessVersion,
} from '../../accounts/provisioning-error.js';
import { takeMailboxFromAccounts } from '../../accounts/accounts-of-mailbox.js';
import { endSessionsOfAddress } from '../../accounts/page-sessions.repository.js';
import { AuditLog } from '../../audit/audit-log.js';
import type { Actor } from '../../common/actor.js';
import { checkedNote, withReason, type HelpNote } from '../../common/help-note.js';
import { Database } from '../../database/database.js';
import { nameKey } from '../../database/same-name.js';
import type { Tx } from '../../database/transaction.js';
import { removeWaitingMail } from '../../notification/outbox/waiting-mail.js';
import { Mailbox } from '../mailbox.entity.js';
import { MailboxesRepository, type LockedMailbox } from '../mailboxes.repository.js';
import { checkExtensions, heed, type SharingOptions } from './extension-check.js';
import { lockExtensions } from './extension-owners.js';
import { readMailboxDraft, type MailboxDraft } from './mailbox-draft.js';
import { addMailboxes, isInScope, mailboxByAddress, noMailbox, policyIds } from './mailbox-rows.js';
import { mailboxVersion } from './mailbox-version.js';
import { UnlockNotices } from './unlock-notices.js';
import { recordedField } from './recorded-field.js';
import { readMailboxViews, type MailboxFilter, type MailboxView } from './mailbox-views.js';

/** A change of a mailbox: fields that are left out stay, a list is replaced as a whole. */
export type MailboxChange = Omit<MailboxDraft, 'address'>;

/** What is left of a removed mailbox. */
export interface Removed {
  /** The logins of accounts that have no mailbox now. */
  readonly accounts: readonly string[];
}

/** Which mailboxes a caller may see, and how many it wants at once. */
export interface MailboxQuery extends Pick<MailboxFilter, 'search' | 'mailFate' | 'after'> {
  readonly scope: MailboxScope;
  readonly limit: number;
}

export interface MailboxPage {
  readonly mailboxes: readonly MailboxView[];
  /** For `after` of the page that follows; absent if this is the last one. */
  readonly next?: string;
}

/** The conditions under which a mailbox is changed. */
export interface ChangeOptions extends SharingOptions {
  /** The mailbox is in them before and after, too. */
  readonly scope?: MailboxScope | undefined;
  /** The version that the caller has seen; undefined: any. */
  readonly version?: string | undefined;
}

export interface UnlockOptions {
  readonly scope?: MailboxScope | undefined;
  readonly note?: HelpNote | undefined;
}

const everyone: MailboxScope = { kind: 'everyone' };

/** The state before the mailbox was unlocked. */
export interface Unlocked {
  readonly wasLocked: boolean;
  readonly failedAttempts: number;
}

/** Single mailboxes as an administrator manages them. */
@Injectable()
export class MailboxesService {
  constructor(
    private readonly database: Database,
    private readonly mailboxes: MailboxesRepository,
    private readonly audit: AuditLog,
    private readonly notices: UnlockNotices,
  ) {}

  /**
   * @param sendPin whether the running service is to make and mail the first PIN, in the background.
   * @throws ProvisioningError, DomainError DatabaseUnavailable
   */
  async add(
    draft: MailboxDraft,
    sendPin: boolean,
    by: Actor,
    options: ChangeOptions = {},
  ): Promise<void> {
    const { mailbox, problems } = readMailboxDraft(draft);
    if (sendPin && !mailbox.umEnabled) {
      problems.push('a mailbox that is not enabled for UM can have no PIN sent');
    }
    refuseIf(problems);
    const taken = `there is a mailbox ${quoted(mailbox.address)} already`;
    await this.database.transaction(async (tx) => {
      const policyId = await policyIdOf(tx, mailbox.policy);
      const wanted = { ...mailbox, policyName: mailbox.policy };
      // It belongs to nobody yet.
      refuseOutOf(options.scope, { ...wanted, ofAdministrator: false });
      await lockExtensions(tx);
      heed(await checkExtensions(tx, [wanted], options), options);
      const row = { ...mailbox, id: randomUUID(), policyId, firstPinWanted: sendPin };
      await unlessTaken('mailboxes_address', taken, () => addMailboxes(tx, this.audit, [row], by));
    });
  }

  /** All mailboxes that the search finds, by address. */
  list({ search }: Pick<MailboxQuery, 'search'> = {}): Promise<MailboxView[]> {
    return this.database.statement((manager) => readMailboxViews(manager, { search }));
  }

  /** Mailboxes by address, some at a time. */
  async page({ limit, ...selection }: MailboxQuery): Promise<MailboxPage> {
    // One more than is wanted tells whether there is another page.
    const found = await this.database.statement((manager) =>
      readMailboxViews(manager, { ...selection, limit: limit + 1 }),
    );
    const mailboxes = found.slice(0, limit);
    const last = mailboxes.at(-1);
    return found.length > limit && last ? { mailboxes, next: last.address } : { mailboxes };
  }

  /** @throws ProvisioningError, DomainError DatabaseUnavailable */
  async show(address: string, scope: MailboxScope = everyone): Promise<MailboxView> {
    const [view] = await this.database.statement((manager) =>
      readMailboxViews(manager, { address, scope }),
    );
    if (!view) throw noMailbox(address);
    return view;
  }

  /** A mailbox for its owner, who is known by it; undefined if it was removed. */
  async byId(id: string): Promise<MailboxView | undefined> {
    const [view] = await this.database.statement((manager) => readMailboxViews(manager, { id }));
    return view;
  }

  /**
   * Another policy, like a change of a policy, takes effect at the next sign-in and the next reset.
   *
   * @returns the names of the fields that changed; empty if none did
   * @throws ProvisioningError, DomainError DatabaseUnavailable
   */
  async set(
    address: string,
    change: MailboxChange,
    by: Actor,
    options: ChangeOptions = {},
  ): Promise<string[]> {
    const given = givenIn(change);
    return this.database.transaction(async (tx) => {
      const movesExtensions = given.includes('extensions') || given.includes('policy');
      if (movesExtensions) await lockExtensions(tx);
      const { id } = await this.lockByAddress(tx, address, options.scope);
      const current = await storedMailbox(tx, id);
      refuseUnlessVersion(options.version, versionOf(current));
      const { mailbox, problems } = readMailboxDraft({ ...change, address: current.address });
      refuseIf(problems);
      const { policy } = change;
      const policyId = policy === undefined ? undefined : await policyIdOf(tx, policy);
      const wanted = { ...mailbox, policyId };
      const columns = given.map((name) => (name === 'policy' ? 'policyId' : name));
      const changes = columns.filter((name) => !isDeepStrictEqual(current[name], wanted[name]));
      if (changes.length === 0) return [];
      if (movesExtensions) {
        const { extensions } = current;
        const before = { address: current.address, extensions, policyName: current.policy.name };
        const moved = {
          ...before,
          extensions: change.extensions ?? extensions,
          policyName: policy ?? before.policyName,
        };
        // Whose mailbox it is stays; that was looked at above.
        refuseOutOf(options.scope, { ...moved, ofAdministrator: false });
        heed(await checkExtensions(tx, [moved], options, [before]), options);
      }
      const values = Object.fromEntries(changes.map((name) => [name, wanted[name]]));
      await tx.update(Mailbox, { id }, values);
      const names = changes.map((name) => (name === 'policyId' ? 'policy' : name));
      const detail = names.map((name) => recordedField(name, mailbox)).join(', ');
      await this.audit.record(tx, 'mailbox-set', by, { mailboxId: id, detail });
      return names;
    });
  }

  /**
   * [Set-UMMailboxPIN] -LockedOut $false: ends the lock and resets the failed attempts. The PIN stays. So
   * that a bounce brings neither back, those of an earlier PIN end too.
   *
   * The owner of a mailbox that was locked is mailed if there is a word for them. Without one there is nothing that
   * they need to know: the PIN is the same, and whoever has asked for the unlocking is at the phone.
   *
   * @throws ProvisioningError, DomainError DatabaseUnavailable
   */
  async unlock(address: string, by: Actor, { scope, note }: UnlockOptions = {}): Promise<Unlocked> {
    const { reason, word } = checkedNote(note);
    return this.database.transaction(async (tx) => {
      const mailbox = await this.lockByAddress(tx, address, scope);
      const { id: mailboxId } = mailbox;
      // The credential's row as well: recording a delivery locks nothing else.
      const [found] = await tx.query<(Unlocked & { earlier: boolean })[]>(
        `SELECT locked_at IS NOT NULL AS "wasLocked", failed_tries AS "failedAttempts",
           previous IS DISTINCT FROM ${previousUnlocked} AS earlier
         FROM pin_credentials WHERE mailbox_id = $1 FOR UPDATE`,
        [mailboxId],
      );
      const { wasLocked = false, failedAttempts = 0, earlier = false } = found ?? {};
      if (wasLocked || failedAttempts > 0 || earlier) {
        await tx.query(
          `UPDATE pin_credentials SET locked_at = NULL, failed_tries = 0,
             previous = ${previousUnlocked} WHERE mailbox_id = $1`,
          [mailboxId],
        );
        const state = `${wasLocked ? 'locked' : 'not locked'}, ${failedAttempts} wrong attempts`;
        const detail = withReason(state, reason);
        await this.audit.record(tx, 'mailbox-unlocked', by, { mailboxId, detail });
      }
      if (wasLocked && word !== undefined) await this.notices.add(tx, mailbox, word);
      return { wasLocked, failedAttempts };
    });
  }

  /**
   * Has the running service replace a PIN that others know, by a reset. The PIN stays valid until the mail
   * of that reset is delivered (P2), and never comes back after it: if the mail bounces, the mailbox is
   * locked (P13).
   *
   * @throws ProvisioningError, DomainError DatabaseUnavailable
   */
  async expireCompromisedPin(address: string, by: Actor, scope?: MailboxScope): Promise<void> {
    await this.database.transaction(async (tx) => {
      const { id: mailboxId } = await this.lockByAddress(tx, address, scope);
      const [, expired] = await tx.query<[unknown[], number]>(
        `UPDATE pin_credentials c SET compromised = true, suspect = true, previous = NULL,
           reset_wanted_at = clock_timestamp()
         FROM mailboxes m
         WHERE c.mailbox_id = $1 AND m.id = $1 AND m.um_enabled AND c.sealed_hash IS NOT NULL`,
        [mailboxId],
      );
      if (expired === 0) {
        const problem = `the mailbox ${quoted(address)} has no PIN, or no UM`;
        throw new ProvisioningError([problem], { because: 'conflict' });
      }
      await this.audit.record(tx, 'pin-compromised', by, { mailboxId });
    });
  }

  /**
   * [Set-UMMailboxPIN] -LockedOut $true: no PIN opens the mailbox until it is unlocked, nor one that it gets later,
   * unless its policy has a reset unlock it.
   *
   * @returns whether this changed anything: a locked mailbox keeps the time since which it is locked
   * @throws ProvisioningError, DomainError DatabaseUnavailable
   */
  async lock(address: string, by: Actor, scope?: MailboxScope): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const { id: mailboxId } = await this.lockByAddress(tx, address, scope);
      const locked = await tx.query<unknown[]>(
        `INSERT INTO pin_credentials AS c (mailbox_id, locked_at) VALUES ($1, clock_timestamp())
         ON CONFLICT (mailbox_id) DO UPDATE SET locked_at = excluded.locked_at
         WHERE c.locked_at IS NULL RETURNING mailbox_id`,
        [mailboxId],
      );
      if (locked.length === 0) return false;
      const detail = 'by an administrator';
      await this.audit.record(tx, 'mailbox-locked', by, { mailboxId, detail });
      return true;
    });
  }

  /**
   * Erases what is stored of a mailbox and its owner: address, name, numbers, PINs, waiting mail,
   * and sessions of an owner whom another system has signed in. Accounts lose it.
   * The audit keeps its events, which know the mailbox by its id.
   *
   * @throws ProvisioningError, also while a mail to its owner is under way; DomainError DatabaseUnavailable
   */
  async remove(address: string, by: Actor, options: ChangeOptions = {}): Promise<Removed> {
    return this.database.transaction(async (tx) => {
      const mailbox = await this.lockByAddress(tx, address, options.scope);
      const { id: mailboxId } = mailbox;
      refuseUnlessVersion(options.version, versionOf(await storedMailbox(tx, mailboxId)));
      // In the order in which the record of a delivery locks them.
      await tx.query('SELECT FROM pin_credentials WHERE mailbox_id = $1 FOR UPDATE', [mailboxId]);
      if (!(await removeWaitingMail(tx, mailboxId))) {
        const problem = `a mail to ${quoted(address)} is under way: try again in a minute`;
        throw new ProvisioningError([problem], { because: 'conflict' });
      }
      // An account may be getting this mailbox right now, which the lock taken above allows.
      await tx.query('SELECT FROM mailboxes WHERE id = $1 FOR UPDATE', [mailboxId]);
      const accounts = await takeMailboxFromAccounts(tx, mailboxId);
      await endSessionsOfAddress(tx, mailbox.address);
      await tx.query('DELETE FROM pin_history WHERE mailbox_id = $1', [mailboxId]);
      await tx.query('DELETE FROM pin_credentials WHERE mailbox_id = $1', [mailboxId]);
      await tx.query('DELETE FROM mailboxes WHERE id = $1', [mailboxId]);
      await this.audit.record(tx, 'mailbox-removed', by, { mailboxId });
      return { accounts };
    });
  }

  /**
   * Takes turns with attempts, resets and changes of the same mailbox.
   *
   * @throws ProvisioningError, the same for a mailbox that is not in the scope as for none
   */
  private async lockByAddress(tx: Tx, address: string, scope = everyone): Promise<LockedMailbox> {
    const { id } = await mailboxByAddress(tx, address);
    const mailbox = await this.mailboxes.lock(tx, id);
    if (!(await isInScope(tx, id, scope))) throw noMailbox(address);
    return mailbox;
  }
}

/** SQL: the earlier PINs that a bounce may bring back, without their locks and failed attempts. */
const previousUnlocked = `previous #- '{lockedAt}' #- '{failedAttempts}'
  #- '{before,lockedAt}' #- '{before,failedAttempts}'`;

function storedMailbox(tx: Tx, id: string): Promise<Mailbox> {
  return tx.findOneOrFail(Mailbox, { where: { id }, relations: { policy: true } });
}

function versionOf(mailbox: Mailbox): string {
  return mailboxVersion(mailbox, mailbox.policy.name);
}

/** Of a mailbox as it is to become. */
function refuseOutOf(scope = everyone, mailbox: ScopedMailbox): void {
  if (includes(scope, mailbox)) return;
  const problem = 'the mailbox would be outside of your scope';
  throw new ProvisioningError([problem], { because: 'out-of-scope' });
}

function givenIn(change: MailboxChange): (keyof MailboxChange)[] {
  const names = Object.keys(change) as (keyof MailboxChange)[];
  return names.filter((name) => change[name] !== undefined);
}

async function policyIdOf(tx: Tx, policy: string): Promise<string> {
  const id = (await policyIds(tx)).get(nameKey(policy));
  if (!id) throw new ProvisioningError([`there is no policy ${quoted(policy)}`]);
  return id;
}
