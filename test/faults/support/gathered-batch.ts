import type { ServiceProcess } from '../../support/service-process.js';
import { callResetPin, type Call } from './history.js';
import type { Commit } from './database-line.js';
import type { Lab } from './lab.js';
import { until } from './pause.js';

/** A statement that several resets share, and that stands at the database line. */
export interface GatheredBatch {
  /** The ids of its orders. */
  readonly batch: readonly string[];
  /** Of all owners, in their order; not yet in the lab's history. */
  readonly calls: Promise<Call[]>;
}

/**
 * Resets of all owners, of which several meet in one statement of this kind: what is sent before stands at
 * the line, so that the others gather behind it. It is let go with `databaseLine.letGo`.
 */
export async function gatheredBatch(
  lab: Lab,
  { url }: ServiceProcess,
  commit: Commit,
): Promise<GatheredBatch> {
  let batch: readonly string[] = [];
  lab.databaseLine.troubleAt = (reached, orders) => {
    if (reached !== commit) return 'none';
    if (orders.length > 1 && batch.length === 0) batch = orders;
    return 'wait';
  };
  const calls = Promise.all(lab.owners.map((owner) => callResetPin(url, owner)));
  await until('a batch of several', () => batch.length > 0);
  return { batch, calls };
}
