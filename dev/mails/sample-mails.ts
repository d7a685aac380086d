import type { RecipientFacts } from '../../src/notification/mails/compose-mail.js';
import type {
  BounceOutcome,
  ResetReason,
} from '../../src/notification/mails/languages/mail-texts.js';
import { mailboxLockedMail } from '../../src/notification/mails/mailbox-locked.mail.js';
import { mailboxUnlockedMail } from '../../src/notification/mails/mailbox-unlocked.mail.js';
import { newPinMail } from '../../src/notification/mails/new-pin.mail.js';
import { pinBouncedMail } from '../../src/notification/mails/pin-bounced.mail.js';
import { pinExpiryMail } from '../../src/notification/mails/pin-expiry.mail.js';
import type { Mail } from '../../src/notification/mail.js';
import { Pin } from '../../src/pin-policy/pin.js';

// In the afternoon, so that languages with halves of a day show theirs.
const at = new Date('2026-03-09T13:05:07Z');
const expiresAt = new Date('2026-03-14T13:05:07Z');

const word = 'As we said on the phone. Hugo, extension 36701';

/** Every mail in a language, to an owner or to the helpdesk, by a name for its file. Everything in them is made up. */
export function sampleMails(language: string): ReadonlyMap<string, Mail> {
  const facts: RecipientFacts = {
    to: 'alice@example.com',
    displayName: 'Alice Example',
    language,
    extension: '36697',
    accessNumber: '+43 1 555 0100',
    timeZone: 'Europe/Vienna',
    messageId: '<sample@example.com>',
  };
  const newPin = (occasion: ResetReason, stillLocked = false, word?: string) =>
    newPinMail({ ...facts, pin: new Pin('048213'), issuedAt: at, occasion, stillLocked, word });
  const locked = (resetUnlocks: boolean) =>
    mailboxLockedMail({ ...facts, at, wrongPins: 15, resetUnlocks });
  const bounced = (outcome: BounceOutcome, stillLocked = false) => {
    const { extension, timeZone, messageId } = facts;
    return pinBouncedMail({
      ...{ to: 'helpdesk@example.com', language, extension, timeZone, messageId },
      ...{ mailbox: facts.to, outcome, stillLocked, status: '5.1.1 (550)', at },
    });
  };
  return new Map([
    ['new-pin-asked', newPin('asked')],
    ['new-pin-asked-by-administrator', newPin('askedByAdministrator')],
    ['new-pin-first', newPin('first')],
    ['new-pin-too-many-attempts', newPin('tooManyAttempts')],
    ['new-pin-still-locked', newPin('asked', true)],
    ['new-pin-with-a-word', newPin('askedByAdministrator', false, word)],
    ['mailbox-unlocked', mailboxUnlockedMail({ ...facts, at, word })],
    ['mailbox-locked', locked(false)],
    ['mailbox-locked-reset-unlocks', locked(true)],
    ['pin-expiry', pinExpiryMail({ ...facts, at, expiresAt })],
    ['pin-bounced-returned', bounced('returned')],
    ['pin-bounced-without-pin', bounced('withoutPin')],
    ['pin-bounced-locked', bounced('locked')],
    ['pin-bounced-stays', bounced('stays')],
    ['pin-bounced-still-locked', bounced('returned', true)],
  ]);
}
