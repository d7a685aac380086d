import { Injectable } from '@nestjs/common';
import { ProvisioningError, quoted, refuseIf } from '../../accounts/provisioning-error.js';
import type { AuditedEvent } from '../../audit/audit-event.entity.js';
import { AuditLog } from '../../audit/audit-log.js';
import type { Actor } from '../../common/actor.js';
import { policyIds } from '../../credentials/admin/mailbox-rows.js';
import {
  MailboxSelection,
  type SelectedMailbox,
} from '../../credentials/mailbox-selection.repository.js';
import { Database } from '../../database/database.js';
import { nameKey } from '../../database/same-name.js';
import type { Tx } from '../../database/transaction.js';
import { campaignName } from '../campaign-outcome.js';
import { checkOrder, scopesOf, selectionText, type CampaignOrder } from './campaign-order.js';
import {
  addCampaign,
  lockStarts,
  lockState,
  noSuchCampaign,
  setState,
  waitingElsewhere,
  type CampaignState,
} from './campaign-rows.js';

/** What a campaign would do, or does. */
export interface CampaignPlan {
  readonly mailboxes: number;
  /** Of them: without Unified Messaging, so that they get no PIN. */
  readonly withoutUm: number;
  /** Of them: locked under a policy whose resets do not unlock. They get a PIN, and stay locked. */
  readonly locked: number;
  /** Not among them: mailboxes whose first PIN the service is about to make. */
  readonly firstPinWanted: number;
  /** Addresses that were given and have no mailbox. */
  readonly unknown: readonly string[];
  readonly selection: string;
}

/** A plan, and some of those whom it would reach. */
export interface CampaignPreview extends CampaignPlan {
  /** Of those that would get a PIN, in order. */
  readonly addresses: readonly string[];
}

/** Resets for many mailboxes, as an administrator orders them; the running service makes them. */
@Injectable()
export class CampaignOrders {
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
   * The same, with the addresses of the first mailboxes that would get a PIN.
   *
   * @param limit how many addresses at most
   * @throws ProvisioningError, DomainError DatabaseUnavailable
   */
  async preview(order: CampaignOrder, limit: number): Promise<CampaignPreview> {
    checkOrder(order);
    return this.database.transaction(async (tx) => {
      const { plan, chosen } = await this.choose(tx, order);
      const reached = chosen.filter(({ umEnabled }) => umEnabled).map(({ address }) => address);
      return { ...plan, addresses: reached.sort().slice(0, limit) };
    });
  }

  /**
   * Orders a reset for each of the mailboxes. A mailbox that waits in another campaign is a reason to refuse:
   * its owner would get two mails.
   *
   * @param seen how many mailboxes there were when the administrator looked; undefined: any number
   * @throws ProvisioningError, DomainError DatabaseUnavailable
   */
  async start(
    order: CampaignOrder,
    by: Actor,
    seen?: number,
  ): Promise<{ id: number; plan: CampaignPlan }> {
    checkOrder(order);
    return this.database.transaction(async (tx) => {
      await lockStarts(tx);
      const { plan, chosen } = await this.choose(tx, order);
      refuseUnlessSeen(seen, plan.mailboxes);
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
    const { addresses, olderThanDays, policy, skipUnknown = false } = order;
    const unknownPolicy = policy !== undefined && !(await policyIds(tx)).has(nameKey(policy));
    refuseIf(unknownPolicy ? [`there is no policy ${quoted(policy)}`] : []);
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
      locked: chosen.filter(({ umEnabled, staysLocked }) => umEnabled && staysLocked).length,
      firstPinWanted: mailboxes.length - chosen.length,
      unknown,
      selection: selectionText(order),
    };
    return { plan, chosen };
  }
}

/** @throws ProvisioningError */
function refuseUnlessSeen(seen: number | undefined, mailboxes: number): void {
  if (seen === undefined || seen === mailboxes) return;
  const problem = `these are ${mailboxes} mailboxes now, and were ${seen}`;
  throw new ProvisioningError([problem], { because: 'changed' });
}
