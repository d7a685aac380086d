import type { HistoryEvent } from '../../../../audit/admin/mailbox-history.service.js';
import type { NoteFault } from '../../../../common/help-note.js';
import type { Refusal } from '../../../../common/domain-error.js';
import type { MailOfMailbox } from '../../../../notification/admin/mail-queue.service.js';

/** What a tag says of a mailbox: the first of these that is true. */
export type MailboxState =
  'off' | 'locked' | 'bounced' | 'pending' | 'none' | 'expired' | 'temporary' | 'valid';

/** What the mails of the service are about. */
export type MailTopic =
  | 'new-pin'
  | 'mailbox-locked'
  | 'mailbox-unlocked'
  | 'pin-expiry'
  | 'pin-bounced-returned'
  | 'pin-bounced-without-pin'
  | 'pin-bounced-locked'
  | 'pin-bounced-stays';

/** Why a reset that a helpdesk asks for is refused. */
export type ResetRefusal = Extract<
  Refusal,
  | 'UmNotEnabled'
  | 'NoPinSatisfiesPolicy'
  | 'NotificationRefused'
  | 'NotificationUnavailable'
  | 'DeliveryUnconfirmed'
  | 'TooManyResets'
  | 'ServerBusy'
  | 'DatabaseUnavailable'
>;

/** What the helpdesk's pages say. Times are ready to be read. */
export interface HelpdeskTexts {
  /** The pages of the area, and what their list is called. */
  readonly pages: { readonly label: string; readonly people: string; readonly mail: string };
  readonly people: PeopleTexts;
  readonly states: Record<MailboxState, string>;
  readonly mailbox: MailboxTexts;
  readonly note: NoteTexts;
  readonly reset: ResetTexts;
  readonly unlock: UnlockTexts;
  readonly history: HistoryTexts;
  readonly mails: MailsTexts;
  readonly queue: QueueTexts;
  readonly topics: Record<MailTopic, string>;
  readonly next: string;
  readonly first: string;
}

export interface PeopleTexts {
  readonly title: string;
  readonly search: string;
  readonly hint: string;
  readonly button: string;
  readonly hits: (count: number) => string;
  /** If there are more than are shown. */
  readonly moreHits: (shown: number) => string;
  readonly name: string;
  readonly address: string;
  readonly extension: string;
  readonly state: string;
}

export interface MailboxTexts {
  readonly title: (nameOrAddress: string) => string;
  readonly address: string;
  readonly extensions: string;
  readonly language: string;
  readonly policy: string;
  readonly lastUsed: string;
  readonly used: (time: string, phoneSystem: string) => string;
  readonly neverUsed: string;
  readonly wrongAttempts: string;
  readonly state: {
    readonly title: string;
    readonly off: string;
    readonly none: string;
    readonly valid: string;
    readonly validUntil: (time: string) => string;
    readonly temporary: string;
    readonly temporaryUntil: (time: string) => string;
    readonly expired: (time: string) => string;
    readonly locked: (since: string) => string;
    /** Whether a new PIN ends the lock. */
    readonly resetUnlocks: string;
    readonly resetKeepsLock: string;
    readonly pending: string;
    /** The service is still to make a PIN. */
    readonly wanted: string;
    readonly compromised: string;
    readonly bounced: (time: string, status: string) => string;
    readonly delayed: (time: string) => string;
    /** Phone systems accept the PIN of neither mailbox. */
    readonly sharedExtension: (extension: string) => string;
  };
}

export interface NoteTexts {
  readonly reason: string;
  readonly reasonHint: string;
  readonly word: string;
  readonly wordHint: string;
  readonly problems: string;
  readonly reasonFaults: Record<NoteFault, string>;
  readonly wordFaults: Record<NoteFault, string>;
}

export interface ResetTexts {
  readonly title: string;
  readonly hint: (address: string) => string;
  readonly button: string;
  readonly sent: string;
  readonly sentText: (address: string) => string;
  readonly joined: string;
  readonly joinedText: (address: string) => string;
  readonly failed: string;
  readonly reasons: Record<Exclude<ResetRefusal, 'TooManyResets'>, string>;
  readonly tooMany: (minutes: number) => string;
  readonly oldPinStays: string;
  /** The same form was sent before, and is still being worked on; or it was another one. */
  readonly underWay: string;
  readonly sentBefore: string;
}

export interface UnlockTexts {
  readonly title: string;
  readonly hint: string;
  readonly button: string;
  readonly done: string;
  readonly doneText: string;
  /** A mail with the word to the owner is on its way. */
  readonly mailed: (address: string) => string;
  readonly notLocked: string;
  readonly notLockedText: string;
  readonly failed: string;
}

export interface HistoryTexts {
  readonly title: string;
  readonly none: string;
  readonly time: string;
  readonly event: string;
  readonly by: string;
  readonly details: string;
  /** Instead of a login. */
  readonly service: string;
  readonly events: Record<HistoryEvent, string>;
}

export interface MailsTexts {
  readonly title: string;
  readonly none: string;
  readonly ordered: string;
  readonly mail: string;
  readonly by: string;
  readonly fate: string;
  readonly since: string;
  readonly details: string;
  readonly fates: Record<MailOfMailbox['fate'], string>;
}

export interface QueueTexts {
  readonly title: string;
  readonly waiting: string;
  readonly noneWaits: string;
  readonly mailbox: string;
  readonly mail: string;
  readonly since: string;
  readonly attempts: string;
  readonly next: string;
  readonly why: string;
  readonly underWay: string;
  readonly maybeSent: string;
  readonly bounced: string;
  readonly noneBounced: string;
  readonly bouncedAt: string;
  readonly status: string;
}
