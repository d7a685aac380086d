import { Logger } from '@nestjs/common';
import type { AuditLog } from '../audit/audit-log.js';
import { service } from '../common/actor.js';
import type { PeriodicJob } from '../common/periodic-jobs.js';
import type { MailboxesRepository } from '../credentials/mailboxes.repository.js';
import type { PinAttemptsRepository } from '../credentials/pin-attempts.repository.js';
import type { Database } from '../database/database.js';
import type { Tx } from '../database/transaction.js';
import { DomainError } from '../common/domain-error.js';
import type { PinStaging } from './pin-staging.js';
import { stageUnattended } from './stage-unattended.js';

const second = 1_000;

/**
 * Stages the resets that wrong tries asked for (LogonFailuresBeforePINReset). Whoever types the next
 * PIN need not wait for that, and no try takes longer than others because it set a reset going (P10).
 */
export class AutomaticResets implements PeriodicJob {
  private readonly logger = new Logger(AutomaticResets.name);
  readonly what = 'stage an automatic reset';
  readonly pauseMs = second;

  constructor(
    private readonly database: Database,
    private readonly mailboxes: MailboxesRepository,
    private readonly signIns: PinAttemptsRepository,
    private readonly staging: PinStaging,
    private readonly audit: AuditLog,
  ) {}

  async run(): Promise<number> {
    return (await this.runOnce()) ? 0 : second;
  }

  /** Stages one that is wanted; false when none is. */
  async runOnce(): Promise<boolean> {
    const mailboxId = await this.database.statement((manager) =>
      this.signIns.findWantedReset(manager),
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

  // What cannot be staged (a hash whose key is gone) must not hold up the rest.
  private async putBehindOthers(mailboxId: string): Promise<void> {
    await this.database.transaction((tx) => this.signIns.postponeWantedReset(tx, mailboxId));
    this.logger.error({ msg: 'an automatic reset cannot be staged', mailbox: mailboxId });
  }

  private async stage(tx: Tx, mailboxId: string): Promise<void> {
    // The mailbox before its credential, in the order of everyone.
    await this.mailboxes.lock(tx, mailboxId);
    if (!(await this.signIns.takeWantedReset(tx, mailboxId))) return;
    await this.audit.record(tx, 'automatic-reset-wanted', service, { mailboxId });
    await stageUnattended(tx, mailboxId, 'tooManyTries', this.staging, this.audit);
  }
}
