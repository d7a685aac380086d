import { Injectable, Logger } from '@nestjs/common';
import { isPlainName } from '../accounts/account-rules.js';
import { includes } from '../accounts/mailbox-scope.js';
import { MailboxDirectory } from '../credentials/mailbox-directory.repository.js';
import type { PhonePrincipal } from './principal.js';

/** The mailbox that a phone system asks about. */
export interface KnownMailbox {
  readonly id: string;
  readonly address: string;
}

/** Finds the mailbox that a phone system asks about, within its scope. */
@Injectable()
export class PhoneMailboxes {
  private readonly logger = new Logger(PhoneMailboxes.name);

  constructor(private readonly directory: MailboxDirectory) {}

  /**
   * The mailbox with this extension or mail address, whether it is enabled for Unified
   * Messaging or not. Undefined if the scope holds none, and if it holds two: sites share
   * number ranges, and a PIN must never be compared with that of another owner.
   *
   * @param requestId names the request in the log
   * @throws DomainError DatabaseUnavailable
   */
  async find(
    { login, scope }: PhonePrincipal,
    name: string,
    requestId?: string,
  ): Promise<KnownMailbox | undefined> {
    // One query for every name, also for one that cannot be a mailbox's.
    const found = await this.directory.findByExtensionOrAddress(isPlainName(name) ? name : '');
    const mailboxes = found.filter((mailbox) => includes(scope, mailbox));
    const [mailbox, another] = mailboxes;
    if (!another) return mailbox;
    // By address, which an administrator can search for; never by the name that was typed (P6).
    this.logger.warn({
      msg: 'several mailboxes of one phone system have the same extension: it accepts no PIN for it',
      requestId,
      phoneSystem: login,
      mailboxes: mailboxes.slice(0, 10).map(({ id, address }) => ({ id, address })),
    });
    return undefined;
  }
}
