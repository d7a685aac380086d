import { Injectable } from '@nestjs/common';
import type { MailboxScope } from '../../../accounts/mailbox-scope.js';
import { AuditLog } from '../../../audit/audit-log.js';
import { MailboxesService } from '../../../credentials/admin/mailboxes.service.js';
import { ResetPinService } from '../../../pin-reset/reset-pin.service.js';
import type { Attempt } from '../../../idempotency/attempt.js';

/** ResetPIN on behalf of an owner, by an administrator. */
@Injectable()
export class AdminResets {
  constructor(
    private readonly mailboxes: MailboxesService,
    private readonly resets: ResetPinService,
    private readonly audit: AuditLog,
  ) {}

  /**
   * True when the mail server has accepted the mail (P1). A reset that an earlier attempt has delivered is not
   * made again; one that is pending is joined (P5).
   *
   * @param arrivedAt when the request arrived, on the clock of `performance.now()`
   * @throws ProvisioningError if the scope has no such mailbox; DomainError as ResetPinService does
   */
  async reset(
    address: string,
    scope: MailboxScope,
    attempt: Attempt,
    arrivedAt: number,
  ): Promise<true> {
    const { id: mailboxId } = await this.mailboxes.show(address, scope);
    if (await this.delivered(attempt)) return true;
    await this.resets.reset({ by: attempt.by, mailboxId, onBehalf: true, arrivedAt });
    return true;
  }

  private async delivered(attempt: Attempt): Promise<boolean> {
    for (const { resetId } of await attempt.recorded('reset-requested', 'reset-joined')) {
      if (resetId && (await this.audit.outcomeOf(resetId)) === 'delivered') return true;
    }
    return false;
  }
}
