import { randomUUID } from 'node:crypto';
import { Inject, Injectable, Optional } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import type { Actor } from '../common/actor.js';
import { DomainError } from '../common/domain-error.js';
import { isDialString, isObjectId } from '../credentials/voice-mail-properties.js';
import { VoiceMailRepository } from '../credentials/voice-mail.repository.js';
import { Database } from '../database/database.js';
import { CallBackend, type CallInfo, type Played } from './call-backend.js';
import { callIdOf, callOf } from './call-id.js';

/** Whose messages are played, and who asks. */
export interface CallsCaller {
  readonly by: Actor;
  /** Undefined for a caller that has no mailbox. */
  readonly mailboxId: string | undefined;
}

/** [MS-OXWUMS] 3.1.4.8, 3.1.4.9 and 3.1.4.2, 3.1.4.1: messages and greetings played to an owner's phone. */
@Injectable()
export class CallsService {
  constructor(
    private readonly database: Database,
    private readonly voiceMail: VoiceMailRepository,
    private readonly audit: AuditLog,
    @Optional() @Inject(CallBackend) private readonly backend: CallBackend | undefined,
  ) {}

  /**
   * Calls a phone and plays a message or a greeting.
   *
   * @param dialString empty: the number that the owner has set
   * @returns the id of the call
   * @throws DomainError NoCallBackend, CallFailed, ObjectIdInvalid, DialStringInvalid, MailboxNotFound,
   *   UmNotEnabled, DatabaseUnavailable
   */
  async play({ mailboxId, by }: CallsCaller, played: Played, dialString: string): Promise<string> {
    const backend = this.required();
    if ('entryId' in played && !isObjectId(played.entryId))
      throw new DomainError('ObjectIdInvalid');
    const found = mailboxId === undefined ? undefined : await this.voiceMail.of(mailboxId);
    if (!found || mailboxId === undefined) throw new DomainError('MailboxNotFound');
    if (!found.umEnabled) throw new DomainError('UmNotEnabled', { mailbox: mailboxId });
    const { extension, playOnPhoneDialString } = found;
    const number = dialString === '' ? (playOnPhoneDialString ?? extension ?? '') : dialString;
    if (!isDialString(number)) throw new DomainError('DialStringInvalid');
    const call = { id: randomUUID(), mailboxId };
    // On record before the phone rings: a call that nobody can account for must not take place.
    const detail = 'entryId' in played ? 'a message' : `the greeting ${played.greeting}`;
    await this.database.transaction((tx) =>
      this.audit.record(tx, 'call-requested', by, { mailboxId, detail }),
    );
    await backend.start(call, { played, dialString: number, extension });
    return callIdOf(call);
  }

  /** @throws DomainError NoCallBackend, CallFailed, CallIdInvalid: also for a call of another mailbox */
  async info({ mailboxId }: CallsCaller, callId: string): Promise<CallInfo> {
    return this.required().info(callOf(callId, mailboxId));
  }

  /** @throws DomainError as `info` */
  async disconnect({ mailboxId }: CallsCaller, callId: string): Promise<void> {
    await this.required().hangUp(callOf(callId, mailboxId));
  }

  private required(): CallBackend {
    if (!this.backend) throw new DomainError('NoCallBackend');
    return this.backend;
  }
}
