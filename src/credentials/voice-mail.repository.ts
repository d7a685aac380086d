import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { Tx } from '../database/transaction.js';
import { Mailbox } from './mailbox.entity.js';
import type { VoiceMailProperties } from './voice-mail-properties.js';

/** A mailbox as its owner and phone systems see it. */
export interface VoiceMail extends VoiceMailProperties, Pick<Mailbox, 'umEnabled' | 'language'> {
  /** The owner's own number; null without one. */
  readonly extension: string | null;
}

/** Whose mailbox it is. */
export type MailboxOwner = Pick<Mailbox, 'address' | 'displayName' | 'umEnabled'>;

/** What owners set for their voice mail. */
@Injectable()
export class VoiceMailRepository {
  constructor(private readonly database: Database) {}

  /** Undefined if there is no such mailbox. */
  async of(mailboxId: string): Promise<VoiceMail | undefined> {
    const [found] = await this.database.rows<VoiceMail>(
      `SELECT um_enabled AS "umEnabled", language, extensions[1] AS extension, ${voiceMailColumns}
       FROM mailboxes WHERE id = $1`,
      [mailboxId],
    );
    return found;
  }

  /** Undefined if there is no such mailbox. */
  async ownerOf(mailboxId: string): Promise<MailboxOwner | undefined> {
    const [found] = await this.database.rows<MailboxOwner>(
      `SELECT address, display_name AS "displayName", um_enabled AS "umEnabled"
       FROM mailboxes WHERE id = $1`,
      [mailboxId],
    );
    return found;
  }

  /** Of a mailbox whose row is locked. */
  async propertiesOf(tx: Tx, mailboxId: string): Promise<VoiceMailProperties> {
    const [found] = await tx.query<VoiceMailProperties[]>(
      `SELECT ${voiceMailColumns} FROM mailboxes WHERE id = $1`,
      [mailboxId],
    );
    if (!found) throw new Error(`The mailbox ${mailboxId} has gone.`);
    return found;
  }

  async set(tx: Tx, mailboxId: string, change: Partial<VoiceMailProperties>): Promise<void> {
    await tx.update(Mailbox, { id: mailboxId }, change);
  }
}

/** SQL: of the table of mailboxes. */
export const voiceMailColumns = `oof_status AS "oofStatus",
  missed_call_notification_enabled AS "missedCallNotificationEnabled",
  play_on_phone_dial_string AS "playOnPhoneDialString",
  telephone_access_folder_email AS "telephoneAccessFolderEmail"`;
