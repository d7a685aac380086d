import type { Mail } from '../mail.js';
import { composeMail, type RecipientFacts } from './compose-mail.js';

export interface MailboxLockedFacts extends RecipientFacts {
  /** When it was locked. */
  readonly at: Date;
  /** How many wrong PINs in a row locked it: the policy's MaxLogonAttempts. */
  readonly wrongPins: number;
  /** Whether a new PIN also unlocks the mailbox, according to the policy. */
  readonly resetUnlocks: boolean;
}

/** The mail that notifies an owner of a locked mailbox. It contains no PIN. */
export function mailboxLockedMail(facts: MailboxLockedFacts): Mail {
  const { at, wrongPins, resetUnlocks } = facts;
  return composeMail(facts, at, (texts, clock) => {
    const words = texts.mailboxLocked;
    return {
      subject: words.subject,
      paragraphs: [words.introduction, words.unlockedBy[resetUnlocks ? 'reset' : 'administrator']],
      details: [
        [words.wrongPins, wrongPins],
        [words.locked, clock.time(at)],
      ],
      closing: words.notYou,
    };
  });
}
