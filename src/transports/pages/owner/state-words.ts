import type { MailboxView } from '../../../credentials/admin/mailbox-views.js';
import type { OwnerTexts } from './texts/owner-texts.js';
import { maskedAddress } from './masked-address.js';

interface Words {
  readonly texts: OwnerTexts['state'];
  readonly time: (at: Date) => string;
  /** Whether a new PIN that the owner asks for ends a lock. */
  readonly resetUnlocks: boolean;
}

/** The state of an owner's PIN in sentences, what matters most first. */
export function stateWords(mailbox: MailboxView, { texts, time, resetUnlocks }: Words): string[] {
  const { umEnabled, pin, address } = mailbox;
  if (!umEnabled) return [texts.off];
  return [
    ...(pin.locked && pin.lockedAt
      ? [
          texts.locked(time(pin.lockedAt)),
          resetUnlocks ? texts.lockedUntilReset : texts.lockedUntilHelp,
        ]
      : [pinWords(pin, texts, time)]),
    ...mailWords(pin, maskedAddress(address), texts, time),
  ];
}

function pinWords(
  { setAt, expired, expiresAt, temporary }: MailboxView['pin'],
  texts: OwnerTexts['state'],
  time: Words['time'],
): string {
  if (setAt === null) return texts.none;
  if (expired && expiresAt) return texts.expired(time(expiresAt));
  if (temporary) return expiresAt ? texts.temporaryUntil(time(expiresAt)) : texts.temporary;
  return expiresAt ? texts.validUntil(time(expiresAt)) : texts.valid;
}

/** What has become of the last mail, as long as it may matter to its owner. */
function mailWords(
  { pending, temporary, mail }: MailboxView['pin'],
  address: string,
  texts: OwnerTexts['state'],
  time: Words['time'],
): string[] {
  if (pending) return [texts.pending(address)];
  if (!mail) return [];
  if (mail.fate === 'bounced') return [texts.bounced(address, time(mail.at))];
  // A PIN that its owner has changed since has arrived.
  if (!temporary) return [];
  if (mail.fate === 'delayed') return [texts.delayed(address)];
  return [texts.mailed(address, time(mail.at))];
}
