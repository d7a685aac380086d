import type { AuditedEvent } from '../audit/audit-event.entity.js';
import type { RecordedReset } from '../audit/audit-log.js';

/** What has become of the mailboxes of a campaign, in this order; the first three have been reached. */
export const campaignOutcomes = [
  /** The mail server has accepted the campaign's own mail, and nothing was heard of it since. */
  'delivered',
  /** A reset that was requested otherwise has given the owner a new PIN since the campaign was started. */
  'joined',
  /** The owner has chosen a new PIN since then. */
  'renewed',
  /** Its turn has not come, or comes again. */
  'waiting',
  /** Its mail is in the outbox. */
  'mailing',
  /** There was no reset: no UM, no mailbox any more, no PIN that the policy allows. */
  'refused',
  /** The mail was refused, or given up; the old PIN is valid. */
  'undelivered',
  /** The mail was accepted, and could not be delivered (P13). */
  'bounced',
  /** The campaign was cancelled before its turn. */
  'skipped',
  /** The audit no longer keeps what became of its reset (AUDIT_RETENTION_DAYS). */
  'unrecorded',
] as const;

export type CampaignOutcome = (typeof campaignOutcomes)[number];

const reached: ReadonlySet<CampaignOutcome> = new Set(['delivered', 'joined', 'renewed']);

/** Whether its owner has got a new PIN since the campaign was started. */
export function hasReached(outcome: CampaignOutcome): boolean {
  return reached.has(outcome);
}

/** The campaign as the audit names it. */
export function campaignName(id: number): string {
  return `campaign ${id}`;
}

/** The reason of a mailbox that waits because its reset failed; the log has more. */
export const unforeseen = 'Unforeseen';

/** A mailbox of a campaign, as it is stored. */
export interface CampaignMailbox {
  readonly mailboxId: string;
  readonly doneAt: Date | null;
  readonly resetId: string | null;
  readonly joined: boolean;
  readonly refusal: string | null;
}

/** The same with its outcome. */
export interface JudgedMailbox extends CampaignMailbox {
  readonly outcome: CampaignOutcome;
}

/** An outcome with its reason, if it has one: a refusal, or what the audit says. */
export interface MailboxOutcome {
  readonly outcome: CampaignOutcome;
  readonly reason: string | null;
  /** Since when; null while the mailbox waits. */
  readonly at: Date | null;
}

/** The events of a bounce (P13). */
export const bounces: readonly AuditedEvent[] = [
  'reset-returned',
  'mail-bounced',
  'mailbox-locked',
];

/**
 * Says why and since when, of a mailbox whose outcome the database has told (`outcomeSql`).
 *
 * @param record of its reset
 * @param stands whether there is still such a mailbox
 */
export function explained(
  { outcome, doneAt, resetId, refusal }: JudgedMailbox,
  record: readonly RecordedReset[],
  stands: boolean,
): MailboxOutcome {
  const gone = stands ? null : 'MailboxNotFound';
  if (outcome === 'waiting' || outcome === 'skipped') {
    const pending = outcome === 'waiting' && resetId !== null && !isCancelled(record);
    const reason = gone ?? refusal ?? (pending ? 'another reset is pending' : null);
    return { outcome, reason, at: null };
  }
  if (outcome === 'refused') return { outcome, reason: resetId ? gone : refusal, at: doneAt };
  const { detail, at } = record.findLast(({ event }) => decides[outcome]?.includes(event)) ?? {
    detail: null,
    at: doneAt,
  };
  return { outcome, reason: hasReached(outcome) ? null : detail, at };
}

function isCancelled(record: readonly RecordedReset[]): boolean {
  return record.some(({ event }) => event === 'reset-cancelled');
}

/** The events whose time, and detail, are that of the outcome. */
const decides: Partial<Record<CampaignOutcome, readonly AuditedEvent[]>> = {
  delivered: ['reset-delivered'],
  joined: ['reset-delivered'],
  undelivered: ['reset-cancelled'],
  bounced: bounces,
};
