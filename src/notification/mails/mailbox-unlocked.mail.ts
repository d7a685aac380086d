import type { Mail } from '../mail.js';
import { composeMail, oneLine, type RecipientFacts } from './compose-mail.js';

/** The topic of mails that tell an owner of the end of a lock. */
export const mailboxUnlockedTopic = 'mailbox-unlocked';

export interface MailboxUnlockedFacts extends RecipientFacts {
  /** When it was unlocked. */
  readonly at: Date;
  /** What whoever unlocked it writes to the owner. */
  readonly word: string;
}

/** The mail that tells an owner that the mailbox was unlocked. It contains no PIN. */
export function mailboxUnlockedMail(facts: MailboxUnlockedFacts): Mail {
  const { at, word } = facts;
  return composeMail(facts, at, (texts, clock) => {
    const words = texts.mailboxUnlocked;
    return {
      subject: words.subject,
      paragraphs: [words.introduction, texts.helpdeskWrites(oneLine(word))],
      details: [[words.unlocked, clock.time(at)]],
      // As after a first PIN: whoever did not ask for it is to say so.
      closing: texts.newPin.first.unexpected,
    };
  });
}
