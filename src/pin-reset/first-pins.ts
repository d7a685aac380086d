import type { AuditLog } from '../audit/audit-log.js';
import type { PeriodicJob } from '../common/periodic-jobs.js';
import type { MailboxesRepository } from '../credentials/mailboxes.repository.js';
import type { Database } from '../database/database.js';
import type { PinStaging } from './pin-staging.js';
import { stageUnattended } from './stage-unattended.js';

const second = 1_000;
const minute = 60 * second;

/**
 * Makes the first PINs that provisioning asked for, in the background and at a bounded rate, so
 * that a large import neither floods the mail server nor slows callers down. Any number of
 * instances share the work; each keeps to the rate.
 */
export class FirstPins implements PeriodicJob {
  readonly what = 'make a first PIN';
  readonly pauseMs = second;

  constructor(
    private readonly database: Database,
    private readonly mailboxes: MailboxesRepository,
    private readonly staging: PinStaging,
    private readonly audit: AuditLog,
    private readonly perMinute: number,
  ) {}

  async run(): Promise<number> {
    return (await this.runOnce()) ? minute / this.perMinute : second;
  }

  /** Stages the PIN of one mailbox that waits for its first; false when none does. */
  async runOnce(): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const mailboxId = await this.mailboxes.lockNextWithoutPin(tx);
      if (!mailboxId) return false;
      await this.mailboxes.firstPinTakenCareOf(tx, mailboxId);
      await stageUnattended(tx, mailboxId, 'first', this.staging, this.audit);
      return true;
    });
  }
}
