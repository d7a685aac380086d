import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { service, type Actor } from '../common/actor.js';
import { MailboxesRepository, type LockedMailbox } from '../credentials/mailboxes.repository.js';
import {
  PinCredentialsRepository,
  type PinState,
} from '../credentials/pin-credentials.repository.js';
import { PinHasher } from '../credentials/pin-hasher.js';
import type { Tx } from '../database/transaction.js';
import { DomainError, transientRefusals } from '../common/domain-error.js';
import type { ResetReason } from '../notification/mails/languages/mail-texts.js';
import { newPinMail } from '../notification/mails/new-pin.mail.js';
import { Outbox, type LeasedMessage } from '../notification/outbox/outbox.js';
import { PIN_BLOCKLIST } from '../pin-policy/blocklist.js';
import { generatePin } from '../pin-policy/pin-generator.js';
import type { Pin } from '../pin-policy/pin.js';
import {
  MAIL_SETTINGS,
  recipientOf,
  type MailSettings,
} from '../notification/mails/mail-settings.js';
import { ResetLimits } from './reset-limits.js';

/** The topic of mails that bring a PIN. */
export const newPinTopic = 'new-pin';

/** At whose request, and how the mail is to go out. */
export interface StagingOrder {
  readonly by: Actor;
  /** What the mail says of it. */
  readonly occasion: ResetReason;
  /** Whether whoever orders delivers the mail itself and waits for it. */
  readonly callerWaits: boolean;
  /** When the order arrived, on the clock of `performance.now()`. */
  readonly arrivedAt: number;
}

export interface StagedPin {
  readonly resetId: string;
  /** The mail to deliver now; absent where another reset was joined (P5) or nobody waits. */
  readonly message?: LeasedMessage | undefined;
}

/** What its mail tells of a PIN. */
interface NewPin {
  readonly pin: Pin;
  readonly resetId: string;
  readonly occasion: ResetReason;
  readonly stillLocked: boolean;
}

/** A PIN may hit the history by chance; again and again it does so only if no other is left. */
const historyTries = 10;

/**
 * The first half of a reset, all in one transaction: a PIN that the policy and the history accept is
 * put beside the valid one, together with its mail (P2). Both exist after the commit, or neither.
 */
@Injectable()
export class PinStaging {
  constructor(
    private readonly mailboxes: MailboxesRepository,
    private readonly pinCredentials: PinCredentialsRepository,
    private readonly hasher: PinHasher,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly limits: ResetLimits,
    @Inject(MAIL_SETTINGS) private readonly mailSettings: MailSettings,
    @Inject(PIN_BLOCKLIST) private readonly blocklist: ReadonlySet<string>,
  ) {}

  /** @throws DomainError MailboxNotFound, UmNotEnabled, TooManyResets, NoPinSatisfiesPolicy */
  async stage(tx: Tx, mailboxId: string, order: StagingOrder): Promise<StagedPin> {
    const waitedMs = performance.now() - order.arrivedAt;
    const automatic = order.occasion === 'tooManyTries';
    const mailbox = await this.mailboxes.lock(tx, mailboxId);
    if (!mailbox.umEnabled) throw new DomainError('UmNotEnabled', { mailbox: mailboxId });
    const { pinHistoryCount } = mailbox.policy;
    const state = await this.pinCredentials.read(tx, mailboxId, pinHistoryCount);

    const joined = resetToJoin(state, mailbox.now.getTime() - waitedMs);
    if (joined) {
      const about = { mailboxId, resetId: joined };
      await this.outbox.makeDueNow(tx, joined);
      if (!automatic) await this.pinCredentials.askFor(tx, mailboxId, joined);
      await this.audit.record(tx, 'reset-joined', order.by, about);
      return { resetId: joined };
    }

    const actsForAnother = order.occasion === 'askedByAdministrator';
    await this.limits.check(tx, mailboxId, order.by, actsForAnother);
    const resetId = randomUUID();
    const { pin, sealedHash } = await this.drawPin(mailbox, state.used);
    const stillLocked = state.locked && (automatic || !mailbox.policy.resetUnlocks);
    const mail = this.mailFor(mailbox, { pin, resetId, occasion: order.occasion, stillLocked });
    const message = {
      id: resetId,
      topic: newPinTopic,
      mailboxId,
      callerWaits: order.callerWaits,
      mail,
    };
    // The PIN first: where two transactions meet, it is there that PostgreSQL notices it as a conflict.
    await this.pinCredentials.stage(tx, mailboxId, { resetId, sealedHash, automatic });
    await this.audit.record(tx, 'reset-requested', order.by, { mailboxId, resetId });
    if (order.callerWaits) return { resetId, message: await this.outbox.addLeased(tx, message) };
    await this.outbox.add(tx, message);
    return { resetId };
  }

  /**
   * Stages a reset without a caller. A refusal is recorded and not repeated.
   *
   * @throws DomainError ServerBusy, DatabaseUnavailable: to be repeated later
   */
  async stageUnattended(tx: Tx, mailboxId: string, occasion: ResetReason): Promise<void> {
    const order = { by: service, occasion, callerWaits: false, arrivedAt: performance.now() };
    try {
      await this.stage(tx, mailboxId, order);
    } catch (error) {
      if (!(error instanceof DomainError) || transientRefusals.has(error.refusal)) throw error;
      const about = { mailboxId, detail: error.refusal };
      await this.audit.record(tx, 'reset-refused', service, about);
    }
  }

  private async drawPin(mailbox: LockedMailbox, used: readonly string[]) {
    for (let attempt = 0; attempt < historyTries; attempt += 1) {
      const pin = generatePin({ ...mailbox, blocklist: this.blocklist });
      const sealedHash = await this.hasher.hashIfNotReused(pin, mailbox.id, used);
      if (sealedHash) return { pin, sealedHash };
    }
    throw new DomainError('NoPinSatisfiesPolicy', { mailbox: mailbox.id });
  }

  private mailFor(mailbox: LockedMailbox, { resetId, ...facts }: NewPin) {
    const { resetPinText, umEnabledText } = mailbox.policy;
    const { occasion } = facts;
    return newPinMail({
      ...recipientOf(mailbox, resetId, this.mailSettings),
      ...facts,
      issuedAt: mailbox.now,
      policyText: (occasion === 'first' ? umEnabledText : resetPinText) ?? undefined,
    });
  }
}

/**
 * The reset that an order joins (P5): one that is pending, or one that was completed since the order
 * arrived and so gave its owner a new PIN while this order stood in line.
 */
function resetToJoin({ pendingResetId, lastReset }: PinState, arrived: number) {
  if (pendingResetId) return pendingResetId;
  return lastReset && lastReset.at.getTime() > arrived ? lastReset.id : undefined;
}
