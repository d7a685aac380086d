import { service, type AuditLog } from '../audit/audit-log.js';
import type { Tx } from '../database/transaction.js';
import { DomainError, notDecided } from '../common/domain-error.js';
import type { Occasion } from '../notification/mails/languages/mail-texts.js';
import type { PinStaging } from './pin-staging.js';

/**
 * Stages a reset that nobody waits for. A refusal is put on record, and that is the end of it.
 *
 * @throws DomainError ServerBusy, DatabaseUnavailable: it may be tried again
 */
export async function stageByItself(
  tx: Tx,
  mailboxId: string,
  occasion: Occasion,
  staging: PinStaging,
  audit: AuditLog,
): Promise<void> {
  const order = { by: service, occasion, awaited: false, arrivedAt: performance.now() };
  try {
    await staging.stage(tx, mailboxId, order);
  } catch (error) {
    if (!(error instanceof DomainError) || notDecided.has(error.refusal)) throw error;
    await audit.record(tx, 'reset-refused', service, { mailboxId, detail: error.refusal });
  }
}
