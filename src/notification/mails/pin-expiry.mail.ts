import type { Mail } from '../mail.js';
import { composeMail, type RecipientFacts } from './compose-mail.js';

export interface PinExpiryFacts extends RecipientFacts {
  /** When the mail is written. */
  readonly at: Date;
  readonly expiresAt: Date;
}

/** The mail that reminds an owner to change a PIN before it expires. It contains no PIN. */
export function pinExpiryMail(facts: PinExpiryFacts): Mail {
  const { at, expiresAt } = facts;
  return composeMail(facts, at, (texts, clock) => {
    const words = texts.pinExpiry;
    return {
      subject: words.subject,
      paragraphs: [words.introduction(clock.date(expiresAt)), words.otherwise],
      details: [[words.expires, clock.time(expiresAt)]],
      closing: words.forgotten,
    };
  });
}
