import { Injectable } from '@nestjs/common';
import type { MailboxScope } from '../../accounts/mailbox-scope.js';
import { ProvisioningError, quoted } from '../../accounts/provisioning-error.js';
import { AuditLog } from '../../audit/audit-log.js';
import { recordedMails, type RecordedMail } from '../../audit/mailbox-record.js';
import type { Actor } from '../../common/actor.js';
import { MailboxDirectory } from '../../credentials/mailbox-directory.repository.js';
import type { MailFate } from '../../credentials/pin-credential.entity.js';
import { Database } from '../../database/database.js';
import { newPinTopic } from '../mails/new-pin.mail.js';
import { OutboxRelay } from '../outbox/outbox-relay.js';
import {
  WaitingMail,
  type WaitingFacts,
  type WaitingPlace,
  type WaitingRow,
} from '../outbox/waiting-mail.js';

/** A mail that waits to be delivered, and why. What it says, nobody is told (P6). */
export interface QueuedMail extends WaitingFacts {
  /** The address of the mailbox that it is about, which is its recipient's unless the helpdesk gets it. */
  readonly mailbox: string;
}

/** Which of the waiting mails are wanted. */
export interface QueueQuery {
  readonly limit: number;
  /** The last mail of the page before. */
  readonly after?: WaitingPlace | undefined;
  readonly scope?: MailboxScope | undefined;
}

/** A mail of a mailbox, and what became of it. */
export interface MailOfMailbox {
  readonly topic: string;
  /** The reset that it belongs to; null for a notice. */
  readonly resetId: string | null;
  readonly orderedAt: Date;
  /** The login of the caller. */
  readonly orderedBy: string;
  readonly fate: MailFate | 'waiting' | 'dropped';
  /** The status that a mail server reported, or the reason; null if there is none. */
  readonly detail: string | null;
  /** Since when that is known. */
  readonly at: Date;
}

const everyone: MailboxScope = { kind: 'everyone' };

/** How many mails are read in one statement to find those of a narrow scope. */
const chunk = 500;

/** The outbox as an administrator sees and clears it. */
@Injectable()
export class MailQueueService {
  constructor(
    private readonly database: Database,
    private readonly waiting: WaitingMail,
    private readonly directory: MailboxDirectory,
    private readonly relay: OutboxRelay,
    private readonly audit: AuditLog,
  ) {}

  /** The oldest mails first. */
  async list({ limit, after, scope = everyone }: QueueQuery): Promise<QueuedMail[]> {
    const found: QueuedMail[] = [];
    for (let place = after; ;) {
      const rows = await this.waiting.page(chunk, place);
      found.push(...(await this.inScope(rows, scope)));
      place = rows.at(-1);
      if (found.length >= limit || rows.length < chunk) return found.slice(0, limit);
    }
  }

  /** @throws ProvisioningError, DomainError DatabaseUnavailable */
  async show(id: string, scope = everyone): Promise<QueuedMail> {
    const row = await this.waiting.find(id);
    const [mail] = await this.inScope(row ? [row] : [], scope);
    if (!mail) throw new ProvisioningError([`no mail ${quoted(id)} waits`], { because: 'missing' });
    return mail;
  }

  /**
   * The last mails to the owner of a mailbox, the newest first.
   *
   * @throws ProvisioningError, DomainError DatabaseUnavailable
   */
  async ofMailbox(address: string, limit: number): Promise<MailOfMailbox[]> {
    const mailbox = await this.directory.find(undefined, address);
    if (!mailbox) {
      const problem = `there is no mailbox ${quoted(address)}`;
      throw new ProvisioningError([problem], { because: 'missing' });
    }
    const waiting = await this.waiting.ofMailbox(mailbox.id);
    const recorded = await this.database.statement((manager) =>
      recordedMails(manager, mailbox.id, limit),
    );
    const notices = waiting.filter(({ topic }) => topic !== newPinTopic).map(waitingNotice);
    const mails = [...notices, ...recorded.map((mail) => sentMail(mail, waiting))];
    return mails.sort((one, other) => +other.orderedAt - +one.orderedAt).slice(0, limit);
  }

  /**
   * Has the relays attempt a mail now rather than later.
   *
   * @returns false if it is being sent at this moment
   * @throws ProvisioningError, DomainError DatabaseUnavailable
   */
  async retry(id: string, by: Actor, scope = everyone): Promise<boolean> {
    await this.show(id, scope);
    return (await this.makeDueNow(by, id)) > 0;
  }

  /**
   * Has the relays attempt all mails now.
   *
   * @returns how many; those that are being sent at this moment are not counted
   */
  retryAll(by: Actor): Promise<number> {
    return this.makeDueNow(by);
  }

  /**
   * Drops a mail that has certainly not been sent. Whatever hangs on it is undone: the reset of a PIN is cancelled,
   * and the PIN before it stays valid (P3). A mail that may have arrived cannot be dropped, as its owner may have
   * the PIN already (P4).
   *
   * @throws ProvisioningError, DomainError DatabaseUnavailable
   */
  async drop(id: string, by: Actor, scope = everyone): Promise<void> {
    const mail = await this.show(id, scope);
    const handler = this.relay.handlerOf(mail.topic);
    if (!handler) {
      const problem = `this version knows no mail of the topic ${mail.topic}`;
      throw new ProvisioningError([problem], { because: 'conflict' });
    }
    const taken = await this.waiting.takeUnsent(mail.id);
    const dropped = taken && (await handler.dropped(taken, 'by an administrator', by));
    if (!dropped) {
      throw new ProvisioningError([await this.whyNotDropped(id)], { because: 'conflict' });
    }
  }

  private async whyNotDropped(id: string): Promise<string> {
    const mail = await this.show(id);
    return mail.maybeSent
      ? 'the mail may have arrived, and its PIN has to work then; it ends with a clear answer of the mail server, or when it is given up'
      : 'the mail is being sent at this moment: try again in a minute';
  }

  private makeDueNow(by: Actor, id?: string): Promise<number> {
    return this.database.transaction(async (tx) => {
      const mails = await this.waiting.makeDueNow(tx, id);
      const events = mails.map(({ mailboxId, topic }) => ({ mailboxId, detail: topic }));
      await this.audit.recordEach(tx, 'mail-retried', by, events);
      return mails.length;
    });
  }

  private async inScope(rows: readonly WaitingRow[], scope: MailboxScope): Promise<QueuedMail[]> {
    const ids = rows.map(({ mailboxId }) => mailboxId);
    const mailboxes = await this.directory.inScope(ids, scope);
    return rows.flatMap(({ mailboxId, ...row }) => {
      const mailbox = mailboxes.get(mailboxId);
      return mailbox ? [{ ...row, mailbox: mailbox.address }] : [];
    });
  }
}

/** The end of a reset's mail by the event that records it; a bounce has one of three. */
const fates: Partial<Record<string, MailOfMailbox['fate']>> = {
  'reset-delivered': 'accepted',
  'reset-cancelled': 'dropped',
  'mail-delayed': 'delayed',
  'mail-relayed': 'relayed',
  'mail-expanded': 'expanded',
  'mail-delivered': 'delivered',
  'mail-bounced': 'bounced',
  'reset-returned': 'bounced',
  'mailbox-locked': 'bounced',
};

function sentMail(mail: RecordedMail, waiting: readonly WaitingFacts[]): MailOfMailbox {
  const { event, at, actor: orderedBy, resetId, detail, end, endAt, endDetail } = mail;
  if (event !== 'reset-requested') {
    const [topic = '', reason] = (detail ?? '').split(/: (.*)/s);
    const fate = event === 'notice-delivered' ? 'accepted' : 'dropped';
    return { topic, resetId, orderedAt: at, orderedBy, fate, detail: reason ?? null, at };
  }
  const reset = { topic: newPinTopic, resetId, orderedAt: at, orderedBy };
  const fate = end && fates[end];
  if (fate && endAt) return { ...reset, fate, detail: endDetail, at: endAt };
  const trouble = waiting.find(({ id }) => id === resetId)?.trouble ?? null;
  return { ...reset, fate: 'waiting', detail: trouble, at };
}

function waitingNotice({ topic, createdAt: at, trouble }: WaitingFacts): MailOfMailbox {
  const orderedBy = 'umpin';
  return { topic, resetId: null, orderedAt: at, orderedBy, fate: 'waiting', detail: trouble, at };
}
