import { service, type AuditLog } from '../audit/audit-log.js';
import type { Tx } from '../database/transaction.js';
import { DomainError } from '../domain-error.js';
import type { Occasion } from '../notification/languages/mail-texts.js';
import type { PinStaging } from './pin-staging.js';

/** Stages a reset that nobody waits for; a refusal is put on record, and that is the end of it. */
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
    if (!(error instanceof DomainError)) throw error;
    await audit.record(tx, 'reset-refused', service, { mailboxId, detail: error.refusal });
  }
}
