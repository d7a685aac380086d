import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import type { Actor } from '../common/actor.js';
import { PinCredentialsRepository } from '../credentials/pin-credentials.repository.js';
import { PinHasher } from '../credentials/pin-hasher.js';
import {
  PinAttemptsRepository,
  type LockedCredential,
} from '../credentials/pin-attempts.repository.js';
import type { Tx } from '../database/transaction.js';
import { mailboxLockedMail } from '../notification/mails/mailbox-locked.mail.js';
import { Outbox } from '../notification/outbox/outbox.js';
import { PIN_BLOCKLIST } from '../pin-policy/blocklist.js';
import {
  MAIL_SETTINGS,
  recipientOf,
  type MailSettings,
} from '../notification/mails/compose-mail.js';
import {
  comparisonOf,
  judgeRight,
  judgeWrong,
  openMailbox,
  type Comparison,
  type Judgement,
} from './attempt-judgement.js';
import type { Denial, PinAttempt, PinCheckResult } from './pin-check-result.js';

/** The topic of mails that report a locked mailbox. */
export const mailboxLockedTopic = 'mailbox-locked';

/**
 * How long after an accepted attempt the PIN may be changed without the old one: time to go through a
 * menu, and to type a PIN twice.
 */
export const changeWindowMs = 5 * 60_000;

/** The result, with the mailbox if it was opened. */
export type Judged =
  | {
      readonly verdict: Extract<PinCheckResult, { result: 'accepted' }>;
      readonly mailbox: LockedCredential;
    }
  | { readonly verdict: Denial };

/**
 * Compares PINs and counts wrong ones, in the caller's transaction: no result may be answered before its
 * commit (P9). Every result takes the same work, so that timing reveals nothing (P10): a row lock, one
 * hash, an update, an audit record.
 */
@Injectable()
export class PinAttempts {
  constructor(
    private readonly attempts: PinAttemptsRepository,
    private readonly pinCredentials: PinCredentialsRepository,
    private readonly hasher: PinHasher,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    @Inject(MAIL_SETTINGS) private readonly mailSettings: MailSettings,
    @Inject(PIN_BLOCKLIST) private readonly blocklist: ReadonlySet<string>,
  ) {}

  /** @throws DomainError ServerBusy */
  async judge(tx: Tx, { mailboxId, typed, by }: Omit<PinAttempt, 'name'>): Promise<Judged> {
    const credential = await this.attempts.lock(tx, mailboxId);
    const comparison = comparisonOf(credential, typed);
    if (!('pin' in comparison)) {
      await this.hasher.verifyDummy();
      return this.store(tx, credential, comparison, by);
    }
    const opened = await this.compare(tx, comparison, by);
    if (!opened) return this.store(tx, credential, judgeWrong(comparison.mailbox), by);
    const { mailbox } = opened;
    const { verdict } = await this.store(tx, mailbox, judgeRight(opened, by, this.blocklist), by);
    return verdict.result === 'accepted' ? { verdict, mailbox } : { verdict };
  }

  /** Undefined if the PIN is wrong. */
  private async compare(
    tx: Tx,
    { mailbox, pin }: Comparison,
    by: Actor,
  ): Promise<Comparison | undefined> {
    const { id, sealedHash, stagedHash } = mailbox;
    const hashes = [sealedHash, stagedHash].filter((hash) => hash !== null);
    const matched = await this.hasher.match(pin, hashes, id);
    if (matched === undefined) return undefined;
    const opened = matched === sealedHash ? mailbox : await this.receive(tx, mailbox, by);
    return opened && { mailbox: opened, pin };
  }

  /**
   * Takes a staged PIN as proof of receipt of its mail, and activates it (P4). Undefined if the end of
   * data of that mail was certainly not sent: then the PIN was guessed.
   */
  private async receive(tx: Tx, mailbox: LockedCredential, by: Actor) {
    const { id: mailboxId, stagedResetId: resetId } = mailbox;
    if (resetId === null || !(await this.outbox.removeIfMaybeReceived(tx, resetId)))
      return undefined;
    const setAt = await this.pinCredentials.activate(tx, mailboxId, resetId);
    const about = { mailboxId, resetId, detail: 'proven by use' };
    await this.audit.record(tx, 'reset-delivered', by, about);
    return { ...mailbox, setAt, temporary: true, expired: false };
  }

  /**
   * Accepts without a PIN if the same phone system had an accepted attempt within the last five minutes,
   * for phone systems that ask for the old PIN only once. No PIN is compared, so none is counted, and
   * nothing is recorded.
   */
  async acceptedBefore(
    tx: Tx,
    { mailboxId, by }: Pick<PinAttempt, 'mailboxId' | 'by'>,
  ): Promise<Judged> {
    const mailbox = openMailbox(await this.attempts.lock(tx, mailboxId));
    if (mailbox && !mailbox.locked && verifiedRecently(mailbox, by)) {
      return { verdict: { result: 'accepted', expiresAt: null }, mailbox };
    }
    return { verdict: { result: mailbox?.locked ? 'locked' : 'denied' } };
  }

  private async store<J extends Judgement>(
    tx: Tx,
    mailbox: LockedCredential | undefined,
    judgement: J,
    by: Actor,
  ): Promise<J> {
    const { record, event, detail } = judgement;
    await this.attempts.record(tx, mailbox?.id, record);
    await this.audit.record(tx, event, by, { mailboxId: mailbox?.id, detail });
    if (mailbox && record.locks) await this.notifyOfLock(tx, mailbox, record.failedAttempts, by);
    return judgement;
  }

  private async notifyOfLock(tx: Tx, mailbox: LockedCredential, failedAttempts: number, by: Actor) {
    const { id: mailboxId, now: at, policy } = mailbox;
    await this.audit.record(tx, 'mailbox-locked', by, { mailboxId });
    const id = randomUUID();
    const mail = mailboxLockedMail({
      ...recipientOf(mailbox, id, this.mailSettings),
      at,
      wrongPins: failedAttempts,
      resetUnlocks: policy.resetUnlocks,
    });
    const message = { id, topic: mailboxLockedTopic, mailboxId, callerWaits: false, mail };
    await this.outbox.addUnlessWaiting(tx, message);
  }
}

function verifiedRecently({ verifiedAt, verifiedBy, now }: LockedCredential, by: Actor): boolean {
  return verifiedBy === by.actor && verifiedAt !== null && +now - +verifiedAt < changeWindowMs;
}
