import type { MailboxView } from '../../../credentials/admin/mailbox-views.js';
import type { MailboxState, MailboxTexts } from './texts/helpdesk-texts.js';

/** The state of a mailbox in one word, what matters most first. */
export function stateOf({ umEnabled, pin }: Pick<MailboxView, 'umEnabled' | 'pin'>): MailboxState {
  if (!umEnabled) return 'off';
  if (pin.locked) return 'locked';
  if (pin.pending) return 'pending';
  if (pin.mail?.fate === 'bounced') return 'bounced';
  if (pin.setAt === null) return 'none';
  if (pin.expired) return 'expired';
  return pin.temporary ? 'temporary' : 'valid';
}

interface Words {
  readonly texts: MailboxTexts['state'];
  readonly time: (at: Date) => string;
  /** Whether a new PIN that somebody asks for ends a lock. */
  readonly resetUnlocks: boolean;
}

/** The state of a mailbox in sentences for whoever helps its owner, what matters most first. */
export function stateSentences(
  { umEnabled, pin, sharedExtensions }: MailboxView,
  { texts, time, resetUnlocks }: Words,
): string[] {
  if (!umEnabled) return [texts.off];
  const { lockedAt, pending, firstWanted, resetWanted, compromised, mail } = pin;
  const sentences = [
    pin.locked && lockedAt && texts.locked(time(lockedAt)),
    pin.locked && (resetUnlocks ? texts.resetUnlocks : texts.resetKeepsLock),
    pinSentence(pin, texts, time),
    compromised && texts.compromised,
    pending && texts.pending,
    !pending && (firstWanted || resetWanted) && texts.wanted,
    !pending && mail?.fate === 'bounced' && texts.bounced(time(mail.at), mail.status ?? '?'),
    !pending && mail?.fate === 'delayed' && pin.temporary && texts.delayed(time(mail.at)),
    ...sharedExtensions.map(
      ({ extension, deniedBy }) => deniedBy.length > 0 && texts.sharedExtension(extension),
    ),
  ];
  return sentences.filter((sentence) => typeof sentence === 'string');
}

function pinSentence(
  { setAt, expired, expiresAt, temporary }: MailboxView['pin'],
  texts: Words['texts'],
  time: Words['time'],
): string {
  if (setAt === null) return texts.none;
  if (expired && expiresAt) return texts.expired(time(expiresAt));
  if (temporary) return expiresAt ? texts.temporaryUntil(time(expiresAt)) : texts.temporary;
  return expiresAt ? texts.validUntil(time(expiresAt)) : texts.valid;
}
