import { DomainError, type Refusal } from '../../../common/domain-error.js';
import type { Notice } from '../session/session-store.js';
import type { OwnerTexts } from './texts/owner-texts.js';

/** What the owner is told after a reset that the mail server has accepted. */
export function sentNotice({ sent }: OwnerTexts, address: string): Notice {
  return { tone: 'done', title: sent.title, text: [sent.text(address), sent.next] };
}

/**
 * What the owner is told after a refusal: why, what to do, and whether the present PIN works.
 *
 * @throws the error, if it is none of a reset
 */
export function failedNotice({ failed }: OwnerTexts, address: string, error: unknown): Notice {
  const reason = error instanceof DomainError && reasonOf(error, failed, address);
  if (!reason) throw error;
  const open = error instanceof DomainError && error.refusal === 'DeliveryUnconfirmed';
  const text = open ? [reason] : [reason, failed.oldPinStays];
  return { tone: 'problem', title: failed.title, text };
}

function reasonOf(
  { refusal, facts }: DomainError,
  texts: OwnerTexts['failed'],
  address: string,
): string | undefined {
  const minutes = Math.max(1, Math.ceil((facts.retryAfterMs ?? 0) / 60_000));
  const reasons: Partial<Record<Refusal, string>> = {
    MailboxNotFound: texts.noMailbox,
    UmNotEnabled: texts.notEnabled,
    NoPinSatisfiesPolicy: texts.noPin,
    NotificationRefused: texts.refused(address),
    NotificationUnavailable: texts.unavailable,
    DeliveryUnconfirmed: texts.unconfirmed,
    TooManyResets: texts.tooMany(minutes),
    ServerBusy: texts.busy,
    DatabaseUnavailable: texts.busy,
  };
  return reasons[refusal];
}
