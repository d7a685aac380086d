import { Injectable } from '@nestjs/common';
import type { MailboxScope } from '../../../accounts/mailbox-scope.js';
import { AuditLog } from '../../../audit/audit-log.js';
import { RequestRecords, type EarlierAttempt } from '../../../audit/request-records.js';
import type { Actor } from '../../../common/actor.js';
import { MailboxesService } from '../../../credentials/admin/mailboxes.service.js';
import { ResetPinService } from '../../../pin-reset/reset-pin.service.js';

interface ResetAttempt {
  readonly by: Actor;
  /** When the request arrived, on the clock of `performance.now()`. */
  readonly arrivedAt: number;
  readonly earlier: EarlierAttempt | undefined;
}

/** ResetPIN on behalf of an owner, by an administrator. */
@Injectable()
export class AdminResets {
  constructor(
    private readonly mailboxes: MailboxesService,
    private readonly resets: ResetPinService,
    private readonly records: RequestRecords,
    private readonly audit: AuditLog,
  ) {}

  /**
   * True when the mail server has accepted the mail (P1). A reset that an earlier attempt has delivered is not
   * made again; one that is pending is joined (P5).
   *
   * @throws ProvisioningError if the scope has no such mailbox; DomainError as ResetPinService does
   */
  async reset(
    address: string,
    scope: MailboxScope,
    { by, arrivedAt, earlier }: ResetAttempt,
  ): Promise<true> {
    const { id: mailboxId } = await this.mailboxes.show(address, scope);
    if (earlier && (await this.delivered(earlier, mailboxId))) return true;
    await this.resets.reset({ by, mailboxId, onBehalf: true, arrivedAt });
    return true;
  }

  private async delivered(earlier: EarlierAttempt, mailboxId: string): Promise<boolean> {
    const made = await this.records.of(earlier, mailboxId, ['reset-requested', 'reset-joined']);
    for (const { resetId } of made) {
      if (resetId && (await this.audit.outcomeOf(resetId)) === 'delivered') return true;
    }
    return false;
  }
}
