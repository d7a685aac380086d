import { Injectable, Logger, Optional } from '@nestjs/common';
import type { AuditedEvent, AuditEvent } from '../audit/audit-event.entity.js';
import { AuditLog } from '../audit/audit-log.js';
import { service } from '../common/actor.js';
import type { PreviousPin } from '../credentials/pin-credential.entity.js';
import {
  PinReturnsRepository,
  type KeptPin,
  type ReturnableCredential,
} from '../credentials/pin-returns.repository.js';
import { Database } from '../database/database.js';
import type { Tx } from '../database/transaction.js';
import { Metrics } from '../metrics/metrics.js';
import type {
  DeliveryReport,
  ReportAction,
  ReportHandler,
  ReportResult,
} from '../notification/bounces/delivery-report.js';
import { decideBounce, type BouncedReset } from './bounce-decision.js';
import { HelpdeskNotices, type NoticeOutcome } from './helpdesk-notices.js';

/** What a report has led to. */
interface Handled {
  readonly result: ReportResult;
  /** Whether this report has led to it, rather than an earlier one. */
  readonly news: boolean;
}

/** The event that each end of a bounce has, of which a reset has one. */
const endEvents = {
  recorded: 'mail-bounced',
  returned: 'reset-returned',
  locked: 'mailbox-locked',
} as const satisfies Partial<Record<ReportResult, AuditedEvent>>;

type BounceEnd = keyof typeof endEvents;

/**
 * The end of a reset whose mail was accepted and did not arrive: the previous PIN is valid again (P13). What
 * a report means is decided and recorded in one transaction (P12), and once: the same report has the same
 * result whenever it comes again.
 */
@Injectable()
export class PinReturn implements ReportHandler {
  private readonly logger = new Logger(PinReturn.name);

  constructor(
    private readonly database: Database,
    private readonly returns: PinReturnsRepository,
    private readonly notices: HelpdeskNotices,
    private readonly audit: AuditLog,
    // A command has none.
    @Optional() private readonly metrics?: Metrics,
  ) {}

  /** @throws DomainError DatabaseUnavailable: the report has to come again */
  async reported(report: DeliveryReport): Promise<ReportResult> {
    const { result, news } = await this.database.transaction((tx) => this.handle(tx, report));
    if (news && report.action === 'failed') {
      const { mailId: reset, status } = report;
      this.metrics?.mailBounced(status);
      this.logger.warn({ msg: 'the mail with a new PIN bounced', reset, status, result });
    }
    return result;
  }

  private async handle(tx: Tx, report: DeliveryReport): Promise<Handled> {
    const { mailId: resetId, action } = report;
    // Only the record of the reset names the mailbox: a report can name whatever its sender likes.
    const [requested] = await this.audit.ofReset(tx, resetId);
    const credential = requested?.mailboxId && (await this.returns.lock(tx, requested.mailboxId));
    if (!credential) return { result: 'unknown', news: false };
    // Again, as this one may have waited for the lock while the same report was handled.
    const known = await this.audit.ofReset(tx, resetId);
    if (action === 'failed') return this.bounced(tx, credential, report, known);
    if (credential.stagedResetId === resetId) return { result: 'too-early', news: false };
    return this.progressed(tx, credential, { ...report, action }, known);
  }

  private async bounced(
    tx: Tx,
    credential: ReturnableCredential,
    report: DeliveryReport,
    known: readonly AuditEvent[],
  ): Promise<Handled> {
    const { id: mailboxId, resetId: valid } = credential;
    const { mailId: resetId, status } = report;
    const already = endIn(known);
    if (already) return { result: already, news: false };
    const kept = await this.keptPin(tx, credential);
    const decision = decideBounce(factsOf(credential, resetId, kept !== undefined));
    const { result, because } = decision;
    if (result === 'too-early') return { result, news: false };

    if (valid === resetId) await this.returns.keepFate(tx, mailboxId, { fate: 'bounced', status });
    if (result === 'returned' && kept) await this.returns.giveBack(tx, mailboxId, kept.which);
    if (result === 'locked') await this.returns.lockMailbox(tx, mailboxId);
    const detail = [statusText(report), because].filter(Boolean).join(': ');
    await this.audit.record(tx, endEvents[result], service, { mailboxId, resetId, detail });
    if (decision.helpdesk) {
      const outcome = outcomeOf(result, credential, kept?.pin);
      await this.notices.add(tx, credential, outcome, statusText(report));
    }
    return { result, news: true };
  }

  /** A report that the mail is late, or went on to where no further report comes from. */
  private async progressed(
    tx: Tx,
    { id: mailboxId, resetId: valid }: ReturnableCredential,
    report: DeliveryReport & { readonly action: Exclude<ReportAction, 'failed'> },
    known: readonly AuditEvent[],
  ): Promise<Handled> {
    const { mailId: resetId, action: fate, status } = report;
    const event = `mail-${fate}` as const;
    if (known.some((each) => each.event === event)) return { result: 'recorded', news: false };
    if (valid === resetId) await this.returns.keepFate(tx, mailboxId, { fate, status });
    const about = { mailboxId, resetId, detail: statusText(report) };
    await this.audit.record(tx, event, service, about);
    return { result: 'recorded', news: true };
  }

  /**
   * The PIN to give back: the previous one or, if its mail has bounced as well, the one before it. A PIN that
   * was typed right has arrived, whatever was reported about its mail.
   */
  private async keptPin(
    tx: Tx,
    { previous }: ReturnableCredential,
  ): Promise<Returning | undefined> {
    if (!previous) return undefined;
    const { resetId, verifiedBy, before } = previous;
    const arrived =
      resetId === undefined ||
      verifiedBy !== undefined ||
      endIn(await this.audit.ofReset(tx, resetId)) === undefined;
    if (arrived) return { which: 'previous', pin: previous };
    return before && { which: 'before', pin: before };
  }
}

interface Returning {
  readonly which: KeptPin;
  readonly pin: PreviousPin;
}

function factsOf(
  credential: ReturnableCredential,
  resetId: string,
  previousKept: boolean,
): BouncedReset {
  const { resetId: valid, stagedResetId: staged, verifiedBy, suspect, policy } = credential;
  return {
    pin: staged === resetId ? 'staged' : valid === resetId ? 'valid' : 'superseded',
    newerPending: staged !== null,
    typedRight: verifiedBy !== null,
    suspect,
    previousKept,
    onBounce: policy.onBounce,
  };
}

/** The end of a reset's bounce, if it is on record. */
function endIn(known: readonly AuditEvent[]): BounceEnd | undefined {
  const ends = Object.entries(endEvents) as [BounceEnd, AuditedEvent][];
  return ends.find(([, event]) => known.some((each) => each.event === event))?.[0];
}

function outcomeOf(
  result: BounceEnd,
  { locked, previous }: ReturnableCredential,
  returned: PreviousPin | undefined,
): NoticeOutcome {
  if (result === 'locked') return { outcome: 'locked', stillLocked: false };
  if (result === 'recorded' || !returned) return { outcome: 'stays', stillLocked: locked };
  const stillLocked = locked || [previous, returned].some((pin) => pin?.lockedAt !== undefined);
  return { outcome: returned.hash === undefined ? 'withoutPin' : 'returned', stillLocked };
}

function statusText({ status, replyCode }: DeliveryReport): string {
  return replyCode === undefined ? status : `${status} (${replyCode})`;
}
