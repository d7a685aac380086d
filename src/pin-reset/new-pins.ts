import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor.js';
import { DomainError } from '../common/domain-error.js';
import type { HelpNote } from '../common/help-note.js';
import type { LockedMailbox } from '../credentials/mailboxes.repository.js';
import type { PinState } from '../credentials/pin-credentials.repository.js';
import { PinHasher } from '../credentials/pin-hasher.js';
import type { Mail } from '../notification/mail.js';
import type { ResetReason } from '../notification/mails/languages/mail-texts.js';
import {
  MAIL_SETTINGS,
  recipientOf,
  type MailSettings,
} from '../notification/mails/compose-mail.js';
import { newPinMail } from '../notification/mails/new-pin.mail.js';
import { PIN_BLOCKLIST } from '../pin-policy/blocklist.js';
import { generatePin } from '../pin-policy/pin-generator.js';
import { Tracing } from '../tracing/tracing.js';

/** A reset for many mailboxes that a reset is part of. */
export interface PartOfCampaign {
  /** For the audit, such as `campaign 3`. */
  readonly name: string;
  /** Whether others may know the PINs that it replaces. */
  readonly compromised: boolean;
}

/** Who requests a reset, and how its mail is delivered. */
export interface ResetOrder {
  readonly by: Actor;
  /** The reason that the mail gives. */
  readonly occasion: ResetReason;
  /** Whether the caller delivers the mail itself, and waits for the outcome. */
  readonly callerWaits: boolean;
  /** When the request arrived, on the clock of `performance.now()`. */
  readonly arrivedAt: number;
  readonly campaign?: PartOfCampaign;
  /** Of an administrator or a helpdesk. */
  readonly note?: HelpNote;
}

/** A PIN that is not stored yet: its hash, sealed, and the mail that brings it. */
export interface NewPin {
  readonly resetId: string;
  readonly sealedHash: string;
  readonly mail: Mail;
}

/** One random PIN may be in the history by chance; ten of them are only if hardly any other PIN is left. */
const drawsAtMost = 10;

/** Draws PINs that policy and history allow, hashes them, and writes their mails. It stores nothing. */
@Injectable()
export class NewPins {
  constructor(
    private readonly hasher: PinHasher,
    @Inject(MAIL_SETTINGS) private readonly mailSettings: MailSettings,
    @Inject(PIN_BLOCKLIST) private readonly blocklist: ReadonlySet<string>,
    private readonly tracing: Tracing,
  ) {}

  /** @throws DomainError NoPinSatisfiesPolicy, ServerBusy */
  async make(
    mailbox: LockedMailbox,
    state: PinState,
    { occasion, note }: Pick<ResetOrder, 'occasion' | 'note'>,
  ): Promise<NewPin> {
    const { umEnabledText, resetPinText, resetPinSubject, resetUnlocks } = mailbox.policy;
    const { pin, sealedHash } = await this.tracing.span('hash', () =>
      this.draw(mailbox, state.used),
    );
    const resetId = randomUUID();
    const mail = newPinMail({
      ...recipientOf(mailbox, resetId, this.mailSettings),
      pin,
      occasion,
      stillLocked: state.locked && (occasion === 'tooManyAttempts' || !resetUnlocks),
      issuedAt: mailbox.now,
      word: note?.word,
      policyText: (occasion === 'first' ? umEnabledText : resetPinText) ?? undefined,
      policySubject: (occasion === 'first' ? null : resetPinSubject) ?? undefined,
    });
    return { resetId, sealedHash, mail: { ...mail, trace: this.tracing.traceparent } };
  }

  private async draw(mailbox: LockedMailbox, used: readonly string[]) {
    for (let draws = 0; draws < drawsAtMost; draws += 1) {
      const pin = generatePin({ ...mailbox, blocklist: this.blocklist });
      const sealedHash = await this.hasher.hashIfNotReused(pin, mailbox.id, used);
      if (sealedHash) return { pin, sealedHash };
    }
    throw new DomainError('NoPinSatisfiesPolicy', { mailbox: mailbox.id });
  }
}
