import { Injectable, Logger } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { service } from '../common/actor.js';
import { DomainError } from '../common/domain-error.js';
import type { PeriodicJob } from '../common/periodic-jobs.js';
import { PinCredentialsRepository } from '../credentials/pin-credentials.repository.js';
import { Argon2id } from '../crypto/argon2id.js';
import { Database } from '../database/database.js';
import type { Tx } from '../database/transaction.js';
import { Outbox } from '../notification/outbox/outbox.js';
import { PinStaging } from '../pin-reset/pin-staging.js';
import { campaignName, unforeseen } from './campaign-outcome.js';
import {
  CampaignsRepository,
  type CampaignTurn,
  type WaitingMailbox,
} from './campaigns.repository.js';

const second = 1_000;

/** How long a campaign gives way to other instances, or to callers whose hashes keep this one busy. */
const giveWayMs = 50;

/** The pause until a joined reset is looked at again. */
const joinedAfterMs = 5 * second;

/** The pause until a mailbox comes again whose reset could not be staged for a reason that was not foreseen. */
const troubledAfterMs = 300 * second;

/**
 * So many mails of campaigns wait at most: with a mail server that is away, no more PINs are staged than it
 * takes in a short time, and no more mails are attempted again and again.
 */
export const bulkWaitingAtMost = 250;

/**
 * Stages the resets of campaigns, one at a time in each instance and at the campaign's rate for all of them
 * together. Whatever has become of a mailbox is recorded in the transaction that does it, so that any
 * instance goes on after a crash, and no owner gets a second mail.
 */
@Injectable()
export class CampaignResets implements PeriodicJob {
  private readonly logger = new Logger(CampaignResets.name);
  readonly what = 'stage a reset of a campaign';
  readonly pauseMs = second;

  constructor(
    private readonly database: Database,
    private readonly campaigns: CampaignsRepository,
    private readonly pinCredentials: PinCredentialsRepository,
    private readonly staging: PinStaging,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly argon2id: Argon2id,
  ) {}

  async run(): Promise<number> {
    const nextTurnMs = await this.campaigns.nextTurnMs();
    if (nextTurnMs === undefined) return second;
    if (nextTurnMs > 0) return Math.min(nextTurnMs, second);
    if (this.argon2id.busy) return giveWayMs;
    if ((await this.outbox.bulkWaiting()) >= bulkWaitingAtMost) return second;
    const campaign = await this.campaigns.takeTurn();
    if (!campaign) return giveWayMs;
    return (await this.takeOne(campaign)) ? 0 : giveWayMs;
  }

  /** Takes care of one mailbox; false if none is due. */
  private async takeOne(campaign: CampaignTurn): Promise<boolean> {
    let taken: string | undefined;
    try {
      return await this.database.transaction(async (tx) => {
        const waiting = await this.campaigns.lockNext(tx, campaign.id);
        taken = waiting?.mailboxId;
        if (waiting) await this.takeCareOf(tx, campaign, waiting);
        else await this.end(tx, campaign);
        return waiting !== undefined;
      });
    } catch (error) {
      if (taken && !(error instanceof DomainError)) await this.putBehindOthers(campaign, taken);
      throw error;
    }
  }

  private async takeCareOf(tx: Tx, campaign: CampaignTurn, waiting: WaitingMailbox): Promise<void> {
    const { mailboxId, resetId, campaignStartedAt } = waiting;
    const { id, compromised } = campaign;
    if (resetId !== null) {
      const outcome = await this.outcomeOf(tx, mailboxId, resetId);
      if (outcome === 'delivered') {
        await this.campaigns.done(tx, id, mailboxId, { resetId, joined: true });
        return;
      }
      if (outcome === 'open') {
        await this.campaigns.postpone(tx, id, mailboxId, { afterMs: joinedAfterMs, resetId });
        return;
      }
    }
    // A PIN that others know may have been changed by one of them.
    const chosen =
      !compromised && (await this.pinCredentials.chosenSince(tx, mailboxId, campaignStartedAt));
    if (chosen) await this.campaigns.done(tx, id, mailboxId, {});
    else await this.stage(tx, campaign, waiting);
  }

  private async stage(
    tx: Tx,
    { id, compromised }: CampaignTurn,
    { mailboxId, campaignAgeMs }: WaitingMailbox,
  ): Promise<void> {
    const staged = await this.staging.stageUnattended(tx, mailboxId, 'askedByAdministrator', {
      campaign: { name: campaignName(id), compromised },
      // Requested when the campaign was started: it joins what has given the owner a new PIN since then.
      arrivedAt: performance.now() - campaignAgeMs,
    });
    if ('refused' in staged) {
      const { refused: refusal, retryAfterMs: afterMs } = staged;
      if (afterMs === undefined) await this.campaigns.done(tx, id, mailboxId, { refusal });
      else await this.campaigns.postpone(tx, id, mailboxId, { afterMs, refusal });
      return;
    }
    const { resetId, joined } = staged;
    // One that is pending may still be cancelled, as a caller waits for it: then the campaign makes its own.
    if (joined) await this.campaigns.postpone(tx, id, mailboxId, { afterMs: 0, resetId });
    else await this.campaigns.done(tx, id, mailboxId, { resetId });
  }

  private async outcomeOf(
    tx: Tx,
    mailboxId: string,
    resetId: string,
  ): Promise<'delivered' | 'cancelled' | 'open'> {
    const events = (await this.audit.ofReset(tx, resetId)).map(({ event }) => event);
    if (events.includes('reset-delivered')) return 'delivered';
    if (events.includes('reset-cancelled')) return 'cancelled';
    if (events.includes('reset-requested')) return 'open';
    // The audit has dropped it, as the campaign was paused for so long: then the PIN tells.
    const { pendingResetId, lastReset } = await this.pinCredentials.read(tx, mailboxId, 1);
    if (pendingResetId === resetId) return 'open';
    return lastReset?.id === resetId ? 'delivered' : 'cancelled';
  }

  private async end(tx: Tx, { id }: CampaignTurn): Promise<void> {
    if (!(await this.campaigns.endIfDone(tx, id))) return;
    await this.audit.record(tx, 'campaign-done', service, { detail: campaignName(id) });
  }

  // A reset that cannot be staged (a hash whose key is gone) must not hold up the others.
  private async putBehindOthers({ id }: CampaignTurn, mailboxId: string): Promise<void> {
    const why = { afterMs: troubledAfterMs, refusal: unforeseen };
    await this.database.transaction((tx) => this.campaigns.postpone(tx, id, mailboxId, why));
    this.logger.error({
      msg: 'a reset of a campaign cannot be staged',
      campaign: id,
      mailbox: mailboxId,
    });
  }
}
