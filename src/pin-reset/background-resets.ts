import { Inject, Injectable, Logger } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { service } from '../common/actor.js';
import { UNATTENDED_MAILS_PER_MINUTE, type PeriodicJob } from '../common/periodic-jobs.js';
import { DomainError } from '../common/domain-error.js';
import { MailboxesRepository } from '../credentials/mailboxes.repository.js';
import { PinAttemptsRepository } from '../credentials/pin-attempts.repository.js';
import { Database } from '../database/database.js';
import type { Tx } from '../database/transaction.js';
import { PinStaging } from './pin-staging.js';

const second = 1_000;
const minute = 60 * second;

/**
 * Stages the automatic resets that wrong attempts cause (LogonFailuresBeforePINReset). In the background,
 * so that the attempt that causes one takes no longer than others (P10). Also those of PINs that others know.
 */
@Injectable()
export class AutomaticResets implements PeriodicJob {
  private readonly logger = new Logger(AutomaticResets.name);
  readonly what = 'stage an automatic reset';
  readonly pauseMs = second;

  constructor(
    private readonly database: Database,
    private readonly mailboxes: MailboxesRepository,
    private readonly attempts: PinAttemptsRepository,
    private readonly staging: PinStaging,
    private readonly audit: AuditLog,
  ) {}

  async run(): Promise<number> {
    return (await this.runOnce()) ? 0 : second;
  }

  /** Stages one automatic reset; false if none is due. */
  async runOnce(): Promise<boolean> {
    const mailboxId = await this.database.statement((manager) =>
      this.attempts.findWantedReset(manager),
    );
    if (mailboxId === undefined) return false;
    try {
      await this.database.transaction((tx) => this.stage(tx, mailboxId));
    } catch (error) {
      if (!(error instanceof DomainError)) await this.putBehindOthers(mailboxId);
      throw error;
    }
    return true;
  }

  // A reset that cannot be staged (a hash whose key is gone) must not hold up the others.
  private async putBehindOthers(mailboxId: string): Promise<void> {
    await this.database.transaction((tx) => this.attempts.postponeWantedReset(tx, mailboxId));
    this.logger.error({ msg: 'an automatic reset cannot be staged', mailbox: mailboxId });
  }

  private async stage(tx: Tx, mailboxId: string): Promise<void> {
    // Every transaction locks the mailbox before its credential.
    await this.mailboxes.lock(tx, mailboxId);
    const wanted = await this.attempts.takeWantedReset(tx, mailboxId);
    if (!wanted) return;
    if (wanted.compromised) {
      await this.staging.stageUnattended(tx, mailboxId, 'askedByAdministrator');
    } else {
      await this.audit.record(tx, 'automatic-reset-requested', service, { mailboxId });
      await this.staging.stageUnattended(tx, mailboxId, 'tooManyAttempts');
    }
  }
}

/**
 * Makes the first PINs that provisioning asked for, in the background and at a bounded rate, so that a
 * large import neither floods the mail server nor slows callers down. Any number of instances share the
 * work; each keeps to the rate.
 */
@Injectable()
export class FirstPins implements PeriodicJob {
  readonly what = 'make a first PIN';
  readonly pauseMs = second;

  constructor(
    private readonly database: Database,
    private readonly mailboxes: MailboxesRepository,
    private readonly staging: PinStaging,
    @Inject(UNATTENDED_MAILS_PER_MINUTE) private readonly perMinute: number,
  ) {}

  async run(): Promise<number> {
    return (await this.runOnce()) ? minute / this.perMinute : second;
  }

  /** Stages the first PIN of one mailbox; false if no mailbox waits for one. */
  async runOnce(): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const mailboxId = await this.mailboxes.lockNextWithoutPin(tx);
      if (!mailboxId) return false;
      await this.mailboxes.firstPinTakenCareOf(tx, mailboxId);
      await this.staging.stageUnattended(tx, mailboxId, 'first');
      return true;
    });
  }
}
