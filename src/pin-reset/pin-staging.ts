import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { service } from '../common/actor.js';
import { DomainError, transientRefusals, type Refusal } from '../common/domain-error.js';
import { withReason } from '../common/help-note.js';
import { MailboxesRepository } from '../credentials/mailboxes.repository.js';
import {
  PinCredentialsRepository,
  type PinState,
} from '../credentials/pin-credentials.repository.js';
import type { Tx } from '../database/transaction.js';
import type { ResetReason } from '../notification/mails/languages/mail-texts.js';
import { newPinTopic } from '../notification/mails/new-pin.mail.js';
import { Outbox, type LeasedMessage } from '../notification/outbox/outbox.js';
import { Tracing } from '../tracing/tracing.js';
import { NewPins, type ResetOrder } from './new-pins.js';
import { ResetLimits } from './reset-limits.js';

export interface StagedPin {
  readonly resetId: string;
  /** Whether it is another reset, which this one has joined (P5). */
  readonly joined: boolean;
  /** The mail to deliver now; absent if another reset was joined or no caller waits. */
  readonly message?: LeasedMessage | undefined;
}

/** What has become of a reset without a caller. */
export type UnattendedStaging =
  | StagedPin
  | {
      readonly refused: Refusal;
      /** When another attempt may succeed, milliseconds from now. */
      readonly retryAfterMs?: number | undefined;
    };

/**
 * The first half of a reset, in one transaction: stores a new PIN that policy and history allow beside the
 * valid one, and its mail in the outbox (P2). After the commit both exist, or neither.
 */
@Injectable()
export class PinStaging {
  constructor(
    private readonly mailboxes: MailboxesRepository,
    private readonly pinCredentials: PinCredentialsRepository,
    private readonly newPins: NewPins,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly limits: ResetLimits,
    private readonly tracing: Tracing,
  ) {}

  /** @throws DomainError MailboxNotFound, UmNotEnabled, TooManyResets, NoPinSatisfiesPolicy */
  async stage(tx: Tx, mailboxId: string, order: ResetOrder): Promise<StagedPin> {
    const waitedMs = performance.now() - order.arrivedAt;
    const automatic = order.occasion === 'tooManyAttempts';
    const compromised = order.campaign?.compromised ?? false;
    const detail = withReason(order.campaign?.name, order.note?.reason);
    const mailbox = await this.mailboxes.lock(tx, mailboxId);
    if (!mailbox.umEnabled) throw new DomainError('UmNotEnabled', { mailbox: mailboxId });
    const { pinHistoryCount } = mailbox.policy;
    const state = await this.pinCredentials.read(tx, mailboxId, pinHistoryCount);

    const joined = resetToJoin(state, mailbox.now.getTime() - waitedMs);
    if (joined) {
      const about = { mailboxId, resetId: joined, detail };
      await this.outbox.makeDueNow(tx, joined);
      if (!automatic) await this.pinCredentials.askFor(tx, mailboxId, joined);
      if (automatic || compromised) await this.pinCredentials.suspect(tx, mailboxId, joined);
      await this.audit.record(tx, 'reset-joined', order.by, about);
      return { resetId: joined, joined: true };
    }

    const actsForAnother = order.occasion === 'askedByAdministrator';
    if (order.campaign) await this.limits.checkMailbox(tx, mailboxId);
    else await this.limits.check(tx, mailboxId, order.by, actsForAnother);
    const { resetId, sealedHash, mail } = await this.newPins.make(mailbox, state, order);
    const message = {
      id: resetId,
      topic: newPinTopic,
      mailboxId,
      callerWaits: order.callerWaits,
      bulk: order.campaign !== undefined,
      mail,
    };
    const suspect = automatic || compromised;
    // The PIN first: it is the row on which PostgreSQL detects a conflict of two transactions.
    await this.pinCredentials.stage(tx, mailboxId, { resetId, sealedHash, automatic, suspect });
    await this.audit.record(tx, 'reset-requested', order.by, { mailboxId, resetId, detail });
    const staged = { resetId, joined: false };
    if (order.callerWaits) return { ...staged, message: await this.outbox.addLeased(tx, message) };
    await this.outbox.add(tx, message);
    return staged;
  }

  /**
   * Stages a reset without a caller. A refusal is recorded, and not repeated here.
   *
   * @param more of its order, if it is more than that
   * @throws DomainError ServerBusy, DatabaseUnavailable: to be repeated later
   */
  async stageUnattended(
    tx: Tx,
    mailboxId: string,
    occasion: ResetReason,
    more: Partial<Pick<ResetOrder, 'arrivedAt' | 'campaign'>> = {},
  ): Promise<UnattendedStaging> {
    const arrivedAt = performance.now();
    const order = { by: service, occasion, callerWaits: false, arrivedAt, ...more };
    try {
      return await this.tracing.span('reset', async () => {
        const staged = await this.stage(tx, mailboxId, order);
        this.tracing.tell({ 'umpin.reset_id': staged.resetId });
        return staged;
      });
    } catch (error) {
      if (!(error instanceof DomainError) || transientRefusals.has(error.refusal)) throw error;
      const { refusal: refused, facts } = error;
      const detail = [refused, more.campaign?.name].filter(Boolean).join(', ');
      await this.audit.record(tx, 'reset-refused', service, { mailboxId, detail });
      return { refused, retryAfterMs: facts.retryAfterMs };
    }
  }
}

/**
 * The reset that a request joins (P5): a pending one, or one that completed after the request arrived, and
 * so gave the owner a new PIN while the request was waiting.
 */
export function resetToJoin({ pendingResetId, lastReset }: PinState, arrived: number) {
  if (pendingResetId) return pendingResetId;
  return lastReset && lastReset.at.getTime() > arrived ? lastReset.id : undefined;
}
