import type { AuditLog } from '../audit/audit-log.js';
import { service } from '../common/actor.js';
import type { Tx } from '../database/transaction.js';
import { DomainError, transientRefusals } from '../common/domain-error.js';
import type { ResetReason } from '../notification/mails/languages/mail-texts.js';
import type { PinStaging } from './pin-staging.js';

/**
 * Stages a reset that nobody waits for. A refusal is put on record, and that is the end of it.
 *
 * @throws DomainError ServerBusy, DatabaseUnavailable: it may be tried again
 */
export async function stageUnattended(
  tx: Tx,
  mailboxId: string,
  occasion: ResetReason,
  staging: PinStaging,
  audit: AuditLog,
): Promise<void> {
  const order = { by: service, occasion, callerWaits: false, arrivedAt: performance.now() };
  try {
    await staging.stage(tx, mailboxId, order);
  } catch (error) {
    if (!(error instanceof DomainError) || transientRefusals.has(error.refusal)) throw error;
    await audit.record(tx, 'reset-refused', service, { mailboxId, detail: error.refusal });
  }
}
