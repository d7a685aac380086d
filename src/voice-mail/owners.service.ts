import { Injectable } from '@nestjs/common';
import { includes } from '../accounts/mailbox-scope.js';
import type { Principal } from '../authentication/principal.js';
import { MailboxDirectory } from '../credentials/mailbox-directory.repository.js';
import { VoiceMailRepository, type MailboxOwner } from '../credentials/voice-mail.repository.js';
import { nameKey } from '../database/same-name.js';

/** Who owns a mailbox, for callers that may ask. */
@Injectable()
export class OwnersService {
  constructor(
    private readonly directory: MailboxDirectory,
    private readonly voiceMail: VoiceMailRepository,
  ) {}

  /**
   * The owner of the mailbox with this address: the caller, or one that the caller may act for. Undefined for
   * every other address, whether there is such a mailbox or not.
   *
   * @throws DomainError DatabaseUnavailable
   */
  async find(
    { mailboxId, impersonates: scope }: Principal,
    address: string,
  ): Promise<MailboxOwner | undefined> {
    const own = mailboxId === undefined ? undefined : await this.voiceMail.ownerOf(mailboxId);
    if (own && nameKey(own.address) === nameKey(address)) return own;
    const other = scope && (await this.directory.find(undefined, address));
    return other && includes(scope, other) ? this.voiceMail.ownerOf(other.id) : undefined;
  }
}
