import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor.js';
import type { HelpNote } from '../common/help-note.js';
import { MailboxDirectory } from '../credentials/mailbox-directory.repository.js';
import { ResetPinService } from './reset-pin.service.js';

/** Resets that an administrator or a helpdesk requests for the owner of a mailbox. */
@Injectable()
export class AdministratorResets {
  constructor(
    private readonly mailboxes: MailboxDirectory,
    private readonly resets: ResetPinService,
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
}
