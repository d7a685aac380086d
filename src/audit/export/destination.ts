import type { EventRow } from '../event-row.sql.js';

/** Where the audit is copied to: another system's keeping, out of reach of those who have this database. */
export abstract class Destination {
  /** Of its row in audit_exports, its metrics and the log. */
  abstract readonly name: 'syslog' | 'file';

  /**
   * Resolves when the events have arrived, as far as the other side lets one know; otherwise they are delivered
   * again.
   *
   * @param signal ends a delivery early
   * @throws Error
   */
  abstract deliver(events: readonly EventRow[], signal: AbortSignal): Promise<void>;
}
