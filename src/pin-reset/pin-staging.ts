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
} from '../notification/mails/compose-mail.js';
import { ResetLimits } from './reset-limits.js';

/** The topic of mails that bring a PIN. */
export const newPinTopic = 'new-pin';

/** Who requests a reset, and how its mail is delivered. */
export interface StagingOrder {
  readonly by: Actor;
  /** The reason that the mail gives. */
  readonly occasion: ResetReason;
  /** Whether the caller delivers the mail itself, and waits for the outcome. */
  readonly callerWaits: boolean;
  /** When the request arrived, on the clock of `performance.now()`. */
  readonly arrivedAt: number;
}

export interface StagedPin {
  readonly resetId: string;
  /** The mail to deliver now; absent if another reset was joined (P5) or no caller waits. */
  readonly message?: LeasedMessage | undefined;
}

/** The facts about a new PIN that its mail tells. */
interface NewPin {
  readonly pin: Pin;
  readonly resetId: string;
  readonly occasion: ResetReason;
  readonly stillLocked: boolean;
}

/** One random PIN may be in the history by chance; ten of them are only if hardly any other PIN is left. */
const drawsAtMost = 10;

/**
 * The first half of a reset, in one transaction: stores a new PIN that policy and history allow beside the
 * valid one, and its mail in the outbox (P2). After the commit both exist, or neither.
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
    const automatic = order.occasion === 'tooManyAttempts';
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
    // The PIN first: it is the row on which PostgreSQL detects a conflict of two transactions.
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
    for (let draws = 0; draws < drawsAtMost; draws += 1) {
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
 * The reset that a request joins (P5): a pending one, or one that completed after the request arrived, and
 * so gave the owner a new PIN while the request was waiting.
 */
function resetToJoin({ pendingResetId, lastReset }: PinState, arrived: number) {
  if (pendingResetId) return pendingResetId;
  return lastReset && lastReset.at.getTime() > arrived ? lastReset.id : undefined;
}
