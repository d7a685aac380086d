import { Injectable } from '@nestjs/common';
import { PhoneMailboxes } from '../authentication/phone-mailboxes.js';
import type { PhonePrincipal } from '../authentication/principal.js';
import { VoiceMailRepository, type VoiceMail } from '../credentials/voice-mail.repository.js';

/** What owners have set, for the phone systems that act on it. */
@Injectable()
export class PhoneVoiceMailService {
  constructor(
    private readonly mailboxes: PhoneMailboxes,
    private readonly voiceMail: VoiceMailRepository,
  ) {}

  /**
   * Of the mailbox with this extension or mail address; undefined if the scope of the phone system holds none,
   * and if it holds two.
   *
   * @throws DomainError DatabaseUnavailable
   */
  async find(
    principal: PhonePrincipal,
    name: string,
    requestId: string,
  ): Promise<VoiceMail | undefined> {
    const found = await this.mailboxes.find(principal, name, requestId);
    return found && this.voiceMail.of(found.id);
  }
}
