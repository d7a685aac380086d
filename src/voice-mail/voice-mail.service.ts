import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import type { Actor } from '../common/actor.js';
import { DomainError } from '../common/domain-error.js';
import { MailboxesRepository } from '../credentials/mailboxes.repository.js';
import {
  isDialString,
  isObjectId,
  type VoiceMailProperties,
} from '../credentials/voice-mail-properties.js';
import { VoiceMailRepository } from '../credentials/voice-mail.repository.js';
import { Database } from '../database/database.js';

/** Nest's token for the number under which owners reach their voice mail; undefined if none is set. */
export const ACCESS_NUMBER = Symbol('AccessNumber');

/** Whose voice mail, and who asks. */
export interface VoiceMailCaller {
  readonly by: Actor;
  /** Undefined for a caller that has no mailbox. */
  readonly mailboxId: string | undefined;
}

/** What [MS-OXWUMS] GetUMProperties answers. */
export interface UmProperties {
  readonly oofStatus: boolean;
  readonly missedCallNotificationEnabled: boolean;
  readonly playOnPhoneDialString: string;
  readonly telephoneAccessNumbers: string;
  readonly telephoneAccessFolderEmail: string;
}

/** The operations of [MS-OXWUMS] on the properties of the caller's own voice mail. */
@Injectable()
export class VoiceMailService {
  constructor(
    private readonly database: Database,
    private readonly mailboxes: MailboxesRepository,
    private readonly voiceMail: VoiceMailRepository,
    private readonly audit: AuditLog,
    @Inject(ACCESS_NUMBER) private readonly accessNumber: string | undefined,
  ) {}

  /**
   * Whether the caller has a mailbox that is enabled for UM: clients ask before they show a reset of the PIN.
   *
   * @throws DomainError DatabaseUnavailable
   */
  async isUmEnabled({ mailboxId }: VoiceMailCaller): Promise<boolean> {
    const found = mailboxId === undefined ? undefined : await this.voiceMail.of(mailboxId);
    return found?.umEnabled ?? false;
  }

  /** @throws DomainError MailboxNotFound, UmNotEnabled, DatabaseUnavailable */
  async properties({ mailboxId }: VoiceMailCaller): Promise<UmProperties> {
    const found = mailboxId === undefined ? undefined : await this.voiceMail.of(mailboxId);
    if (!found) throw new DomainError('MailboxNotFound', { mailbox: mailboxId });
    if (!found.umEnabled) throw new DomainError('UmNotEnabled', { mailbox: mailboxId });
    return {
      oofStatus: found.oofStatus,
      missedCallNotificationEnabled: found.missedCallNotificationEnabled,
      playOnPhoneDialString: found.playOnPhoneDialString ?? found.extension ?? '',
      telephoneAccessNumbers: this.accessNumber ?? '',
      telephoneAccessFolderEmail: found.telephoneAccessFolderEmail ?? '',
    };
  }

  /** @throws DomainError as `set` */
  setOofStatus(caller: VoiceMailCaller, oofStatus: boolean): Promise<void> {
    return this.set(caller, { oofStatus });
  }

  /** @throws DomainError as `set` */
  setMissedCallNotificationEnabled(caller: VoiceMailCaller, enabled: boolean): Promise<void> {
    return this.set(caller, { missedCallNotificationEnabled: enabled });
  }

  /** @throws DomainError DialStringInvalid, and as `set` */
  async setPlayOnPhoneDialString(caller: VoiceMailCaller, dialString: string): Promise<void> {
    if (!isDialString(dialString)) throw new DomainError('DialStringInvalid');
    await this.set(caller, { playOnPhoneDialString: dialString });
  }

  /** @throws DomainError ObjectIdInvalid, and as `set` */
  async setTelephoneAccessFolderEmail(caller: VoiceMailCaller, folderId: string): Promise<void> {
    if (!isObjectId(folderId)) throw new DomainError('ObjectIdInvalid');
    await this.set(caller, { telephoneAccessFolderEmail: folderId });
  }

  /**
   * Sets one property, and puts the change on record (P12): its name, and never a number or an id.
   *
   * @throws DomainError MailboxNotFound, UmNotEnabled, DatabaseUnavailable
   */
  private async set(
    { mailboxId, by }: VoiceMailCaller,
    change: Partial<VoiceMailProperties>,
  ): Promise<void> {
    if (mailboxId === undefined) throw new DomainError('MailboxNotFound');
    await this.database.transaction(async (tx) => {
      const { umEnabled } = await this.mailboxes.lock(tx, mailboxId);
      if (!umEnabled) throw new DomainError('UmNotEnabled', { mailbox: mailboxId });
      const current = await this.voiceMail.propertiesOf(tx, mailboxId);
      const names = Object.keys(change) as (keyof VoiceMailProperties)[];
      const changed = names.filter((name) => current[name] !== change[name]);
      if (changed.length === 0) return;
      await this.voiceMail.set(tx, mailboxId, change);
      const detail = changed.map((name) => recorded(name, change[name])).join(', ');
      await this.audit.record(tx, 'voice-mail-set', by, { mailboxId, detail });
    });
  }
}

function recorded(name: string, value: string | boolean | null | undefined): string {
  return typeof value === 'boolean' ? `${name} ${value}` : name;
}
