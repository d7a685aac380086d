import { Injectable } from '@nestjs/common';
import type { MailboxScope } from '../../accounts/mailbox-scope.js';
import { ProvisioningError, quoted, refuseIf } from '../../accounts/provisioning-error.js';
import type { AuditedEvent } from '../../audit/audit-event.entity.js';
import { AuditLog } from '../../audit/audit-log.js';
import type { Actor } from '../../common/actor.js';
import {
  MailboxSelection,
  type SelectedMailbox,
} from '../../credentials/mailbox-selection.repository.js';
import { Database } from '../../database/database.js';
import type { Tx } from '../../database/transaction.js';
import { campaignName, hasReached, outcomeOf } from '../campaign-outcome.js';
import { readCampaigns, type CampaignStatus } from './campaign-figures.js';
import {
  placeOf,
  readReportMailboxes,
  type CampaignReportRow,
  type ReportMailbox,
  type ReportQuery,
} from './campaign-report.js';
import {
  addCampaign,
  lockStarts,
  lockState,
  readState,
  setState,
  waitingElsewhere,
  type CampaignRow,
  type CampaignState,
} from './campaign-rows.js';

/** What an administrator asks for: the mailboxes to which everything applies that is given. */
export interface CampaignOrder {
  /** All mailboxes, if nothing else is given: so that nobody means all of them by leaving something out. */
  readonly all?: boolean | undefined;
  readonly policy?: string | undefined;
  /** `*` stands for any characters. */
  readonly addressPattern?: string | undefined;
  readonly addresses?: readonly string[] | undefined;
  /** Those whose PIN was set longer ago, in days. */
  readonly olderThanDays?: number | undefined;
  /** Leaves out addresses without a mailbox, rather than to refuse the campaign. */
  readonly skipUnknown?: boolean | undefined;
  /** Whether others may know the PINs: then none of them comes back if its mail bounces (P13). */
  readonly compromised: boolean;
  /** Resets in a minute, of all instances together. */
  readonly perMinute: number;
}

/** What a campaign would do, or does. */
export interface CampaignPlan {
  readonly mailboxes: number;
  /** Of them: without Unified Messaging, so that they get no PIN. */
  readonly withoutUm: number;
  /** Not among them: mailboxes whose first PIN the service is about to make. */
  readonly firstPinWanted: number;
  /** Addresses that were given and have no mailbox. */
  readonly unknown: readonly string[];
  readonly selection: string;
}

/** A page of campaigns, the newest first. */
export interface CampaignPage {
  readonly campaigns: readonly CampaignStatus[];
  /** For `after` of the page that follows; absent if this is the last one. */
  readonly next?: number;
}

export interface CampaignReport extends CampaignStatus {
  readonly rows: readonly CampaignReportRow[];
}

export interface CampaignReportPage {
  readonly rows: readonly CampaignReportRow[];
  /** For `after` of the page that follows; absent if this is the last one. */
  readonly next?: string;
}

/** The bounds of the rate; the upper one is that of first PINs. */
export const ratesPerMinute = { least: 1, most: 6_000 } as const;

/** The oldest PIN that may be meant, a hundred years: the database has no interval without an end. */
export const mostDays = 36_500;

/** Resets for many mailboxes, as an administrator orders and follows them; the running service makes them. */
@Injectable()
export class CampaignsService {
  constructor(
    private readonly database: Database,
    private readonly selection: MailboxSelection,
    private readonly audit: AuditLog,
  ) {}

  /**
   * What `start` would do, without doing it.
   *
   * @throws ProvisioningError, DomainError DatabaseUnavailable
   */
  async plan(order: CampaignOrder): Promise<CampaignPlan> {
    checkOrder(order);
    return this.database.transaction(async (tx) => (await this.choose(tx, order)).plan);
  }

  /**
   * Orders a reset for each of the mailboxes. A mailbox that waits in another campaign is a reason to refuse:
   * its owner would get two mails.
   *
   * @throws ProvisioningError, DomainError DatabaseUnavailable
   */
  async start(order: CampaignOrder, by: Actor): Promise<{ id: number; plan: CampaignPlan }> {
    checkOrder(order);
    return this.database.transaction(async (tx) => {
      await lockStarts(tx);
      const { plan, chosen } = await this.choose(tx, order);
      const ids = chosen.map(({ id }) => id);
      const elsewhere = await waitingElsewhere(tx, ids);
      refuseIf(
        elsewhere.map(({ id, mailboxes }) => {
          return `${mailboxes} of these mailboxes wait in ${campaignName(id)}: cancel it, or let it end`;
        }),
        { because: 'conflict' },
      );
      const { compromised, perMinute } = order;
      const { selection } = plan;
      const row = { selection, compromised, perMinute, startedBy: by.actor };
      const { id } = await addCampaign(tx, row, ids);
      const reason = compromised ? ', compromised' : '';
      const detail = `${campaignName(id)}: ${ids.length} mailboxes, ${selection}, ${perMinute} a minute${reason}`;
      await this.audit.record(tx, 'campaign-started', by, { detail });
      return { id, plan };
    });
  }

  /** All campaigns, the newest first. */
  list(): Promise<CampaignStatus[]> {
    return this.database.statement((manager) => readCampaigns(manager, {}));
  }

  /** @throws DomainError DatabaseUnavailable */
  async page({
    limit,
    after,
  }: {
    limit: number;
    after?: number | undefined;
  }): Promise<CampaignPage> {
    // One more than is wanted tells whether there is another page.
    const found = await this.database.statement((manager) =>
      readCampaigns(manager, { after, limit: limit + 1 }),
    );
    const campaigns = found.slice(0, limit);
    const last = campaigns.at(-1);
    return found.length > limit && last ? { campaigns, next: last.id } : { campaigns };
  }

  /**
   * @param id the newest campaign unless given
   * @throws ProvisioningError if there is none
   */
  async status(id?: number): Promise<CampaignStatus> {
    const [campaign] = await this.database.statement((manager) =>
      readCampaigns(manager, { id, limit: 1 }),
    );
    if (!campaign) throw noSuchCampaign(id);
    return campaign;
  }

  /**
   * The mailboxes that a campaign has not reached, and why, by address; those that were removed are the last.
   *
   * @param id the newest campaign unless given
   * @throws ProvisioningError if there is none
   */
  async report(id?: number, query: Pick<ReportQuery, 'everyone'> = {}): Promise<CampaignReport> {
    const campaign = await this.status(id);
    const mailboxes = await this.mailboxes(campaign, query);
    return { ...campaign, rows: await this.rows(campaign, mailboxes, query) };
  }

  /**
   * The same page by page. A page may have fewer than its limit and yet not be the last.
   *
   * @throws ProvisioningError if there is no such campaign
   */
  async reportPage(
    id: number,
    { limit, ...query }: ReportQuery & { readonly limit: number },
  ): Promise<CampaignReportPage> {
    const state = await this.database.statement((manager) => readState(manager, id));
    if (!state) throw noSuchCampaign(id);
    const campaign = { id, state };
    // One more than is wanted tells whether there is another page.
    const found = await this.mailboxes(campaign, { ...query, limit: limit + 1 });
    const page = found.slice(0, limit);
    const rows = await this.rows(campaign, page, query);
    const last = page.at(-1);
    return found.length > limit && last ? { rows, next: placeOf(last) } : { rows };
  }

  /**
   * No reset of it is staged any more once this has returned; mails that wait are still delivered.
   *
   * @returns whether it was running; @throws ProvisioningError
   */
  pause(id: number, by: Actor): Promise<boolean> {
    return this.change(id, 'paused', ['running'], 'campaign-paused', by);
  }

  /** @returns whether it was paused; @throws ProvisioningError */
  resume(id: number, by: Actor): Promise<boolean> {
    return this.change(id, 'running', ['paused'], 'campaign-resumed', by);
  }

  /**
   * Ends it for good, before the turn of those that still wait.
   *
   * @returns whether it had not been cancelled before; @throws ProvisioningError
   */
  cancel(id: number, by: Actor): Promise<boolean> {
    return this.change(id, 'cancelled', ['running', 'paused'], 'campaign-cancelled', by);
  }

  private change(
    id: number,
    to: CampaignState,
    from: readonly CampaignState[],
    event: AuditedEvent,
    by: Actor,
  ): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const state = await lockState(tx, id);
      if (!state) throw noSuchCampaign(id);
      if (state === to) return false;
      const problem = `${campaignName(id)} is ${state}`;
      if (!from.includes(state)) throw new ProvisioningError([problem], { because: 'conflict' });
      await setState(tx, id, to);
      await this.audit.record(tx, event, by, { detail: campaignName(id) });
      return true;
    });
  }

  private async choose(
    tx: Tx,
    order: CampaignOrder,
  ): Promise<{ plan: CampaignPlan; chosen: readonly SelectedMailbox[] }> {
    const { addresses, olderThanDays, skipUnknown = false } = order;
    const { mailboxes, unknown } = await this.selection.select(tx, {
      scopes: scopesOf(order),
      addresses,
      olderThanDays,
    });
    if (!skipUnknown) refuseIf(unknown.map((address) => `there is no mailbox ${quoted(address)}`));
    const chosen = mailboxes.filter(({ firstPinWanted }) => !firstPinWanted);
    if (chosen.length === 0) throw new ProvisioningError(['there is no such mailbox']);
    const plan = {
      mailboxes: chosen.length,
      withoutUm: chosen.filter(({ umEnabled }) => !umEnabled).length,
      firstPinWanted: mailboxes.length - chosen.length,
      unknown,
      selection: selectionText(order),
    };
    return { plan, chosen };
  }

  private mailboxes({ id }: Pick<CampaignRow, 'id'>, query: ReportQuery): Promise<ReportMailbox[]> {
    return this.database.statement((manager) => readReportMailboxes(manager, id, query));
  }

  private async rows(
    { state }: Pick<CampaignRow, 'state'>,
    mailboxes: readonly ReportMailbox[],
    { everyone = false }: ReportQuery,
  ): Promise<CampaignReportRow[]> {
    const resets = mailboxes.flatMap(({ resetId }) => (resetId === null ? [] : [resetId]));
    const records = await this.audit.ofResets(resets);
    const rows = mailboxes.map((mailbox): CampaignReportRow => {
      const { mailboxId, address, resetId } = mailbox;
      const record = records.get(resetId ?? '') ?? [];
      const outcome = outcomeOf(mailbox, record, address !== null, state === 'cancelled');
      return { mailboxId, address, ...outcome };
    });
    // One of them may have been reached between the two statements.
    return rows.filter(({ outcome }) => everyone || !hasReached(outcome));
  }
}

/** @param id the newest campaign unless given */
export function noSuchCampaign(id?: number): ProvisioningError {
  const problem = id === undefined ? 'there is no campaign' : `there is no ${campaignName(id)}`;
  return new ProvisioningError([problem], { because: 'missing' });
}

/** @throws ProvisioningError */
function checkOrder({ all, policy, addressPattern, addresses, ...order }: CampaignOrder): void {
  const { olderThanDays, perMinute } = order;
  const { least, most } = ratesPerMinute;
  const criteria = [policy, addressPattern, addresses, olderThanDays].filter(
    (each) => each !== undefined,
  );
  const problems: string[] = [];
  if (criteria.length === 0 && !all) problems.push('no mailboxes were chosen');
  if (criteria.length > 0 && all) problems.push('all mailboxes, or some of them?');
  if (!Number.isInteger(perMinute) || perMinute < least || perMinute > most) {
    problems.push(`the rate must be ${least} to ${most} a minute`);
  }
  if (olderThanDays !== undefined && !isAge(olderThanDays)) {
    problems.push(`the age must be 1 to ${mostDays} days`);
  }
  refuseIf(problems);
}

function isAge(days: number): boolean {
  return Number.isInteger(days) && days >= 1 && days <= mostDays;
}

function scopesOf({ policy, addressPattern: pattern }: CampaignOrder): MailboxScope[] {
  const scopes: MailboxScope[] = [];
  if (policy !== undefined) scopes.push({ kind: 'policy', policy });
  if (pattern !== undefined) scopes.push({ kind: 'address', pattern });
  return scopes;
}

// Without the addresses of persons: this is kept, and recorded, for longer than a mailbox may exist.
function selectionText(order: CampaignOrder): string {
  const { policy, addressPattern, addresses, olderThanDays } = order;
  const parts = [
    policy !== undefined && `policy ${policy}`,
    addressPattern !== undefined &&
      (addressPattern.includes('*') ? `address ${addressPattern}` : 'one address'),
    addresses && `a list of ${addresses.length} addresses`,
    olderThanDays !== undefined && `PINs older than ${olderThanDays} days`,
  ].filter((part) => part !== false && part !== undefined);
  return parts.join(', ') || 'all mailboxes';
}
