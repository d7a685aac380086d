import type { AuditedEvent } from '../audit/audit-event.entity.js';
import type { EarlierAttempt, RequestRecord, RequestRecords } from '../audit/request-records.js';
import type { Actor } from '../common/actor.js';

/** One attempt of an action. */
export class Attempt {
  /**
   * @param by with the request id of the first attempt, under which the change is on record
   * @param earlier the first attempt, if it ended without an answer
   */
  constructor(
    readonly by: Actor,
    private readonly records: RequestRecords,
    private readonly earlier: EarlierAttempt | undefined,
  ) {}

  /** The events of these kinds that an earlier attempt has left on record, with its effect (P12). */
  async recorded(...events: readonly AuditedEvent[]): Promise<RequestRecord[]> {
    return this.earlier ? this.records.of(this.earlier, events) : [];
  }

  /** Whether an earlier attempt has had its effect: somebody may have undone that meanwhile. */
  async doneBefore(...events: readonly AuditedEvent[]): Promise<boolean> {
    return (await this.recorded(...events)).length > 0;
  }
}
