import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import type { AuditedEvent } from '../audit/audit-event.entity.js';
import type { RequestRecord } from '../audit/request-records.js';
import type { Actor } from '../common/actor.js';
import type { HelpNote } from '../common/help-note.js';
import { MailboxDirectory } from '../credentials/mailbox-directory.repository.js';
import type { ResetDone } from '../metrics/metrics.js';
import { ResetPinService } from './reset-pin.service.js';

/** A reset of a mailbox that is known, and in the scope of whoever asks for it. */
export interface AdministratorReset {
  readonly by: Actor;
  readonly mailboxId: string;
  /** When the request arrived, on the clock of `performance.now()`. */
  readonly arrivedAt: number;
  /** What an earlier attempt of the same request has left on record of `resetRecords`. */
  readonly recorded: readonly RequestRecord[];
  readonly note?: HelpNote | undefined;
}

/** The events that tell which reset a request has asked for. */
export const resetRecords = [
  'reset-requested',
  'reset-joined',
] as const satisfies readonly AuditedEvent[];

/** Resets that an administrator or a helpdesk requests for the owner of a mailbox. */
@Injectable()
export class AdministratorResets {
  constructor(
    private readonly mailboxes: MailboxDirectory,
    private readonly resets: ResetPinService,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Returns when the mail server has accepted the mail with the PIN that is now valid (P1). The mail says that an
   * administrator asked for it.
   *
   * @throws DomainError in every other case; the old PIN is then still valid (P3)
   */
  async reset(address: string, by: Actor, note?: HelpNote): Promise<void> {
    const arrivedAt = performance.now();
    const mailbox = await this.mailboxes.find(undefined, address);
    await this.resets.reset({ by, mailboxId: mailbox?.id, onBehalf: true, arrivedAt, note });
  }

  /**
   * The same for a request that may be repeated: a reset that an earlier attempt has delivered is not made again; one
   * that is pending is joined (P5).
   *
   * @throws DomainError as `reset` does
   */
  async once({ recorded, ...order }: AdministratorReset): Promise<ResetDone> {
    for (const { resetId } of recorded) {
      if (resetId && (await this.audit.outcomeOf(resetId)) === 'delivered') return 'delivered';
    }
    return this.resets.reset({ ...order, onBehalf: true });
  }
}
