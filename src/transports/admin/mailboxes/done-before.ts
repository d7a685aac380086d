import { Injectable } from '@nestjs/common';
import type { AuditedEvent } from '../../../audit/audit-event.entity.js';
import { RequestRecords, type EarlierAttempt } from '../../../audit/request-records.js';

/** Tells whether an earlier attempt of a request has had its effect, by the record that was written with it (P12). */
@Injectable()
export class DoneBefore {
  constructor(private readonly records: RequestRecords) {}

  async has(
    earlier: EarlierAttempt | undefined,
    mailboxId: string,
    event: AuditedEvent,
  ): Promise<boolean> {
    return earlier !== undefined && (await this.records.of(earlier, mailboxId, [event])).length > 0;
  }
}
