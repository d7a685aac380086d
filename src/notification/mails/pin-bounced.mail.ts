import type { Mail } from '../mail.js';
import { composeMail, oneLine, type RecipientFacts } from './compose-mail.js';
import type { BounceOutcome } from './languages/mail-texts.js';

export interface PinBouncedFacts extends Omit<
  RecipientFacts,
  'displayName' | 'extension' | 'accessNumber'
> {
  /** The address of the mailbox, to which the mail with the PIN could not be delivered. */
  readonly mailbox: string;
  /** The extension of the mailbox. */
  readonly extension?: string;
  readonly outcome: BounceOutcome;
  /** Whether the mailbox is locked for another reason. */
  readonly stillLocked: boolean;
  /** What the mail server reported (RFC 3463). */
  readonly status: string;
  /** When it did. */
  readonly at: Date;
}

/** The mail that tells the helpdesk of a PIN that did not reach its owner. It contains no PIN. */
export function pinBouncedMail(facts: PinBouncedFacts): Mail {
  const { mailbox, extension, outcome, stillLocked, status, at, ...recipient } = facts;
  const number = oneLine(extension ?? '');
  return composeMail(recipient, at, ({ pinBounced: words }, clock) => ({
    subject: words.subject,
    greeting: words.greeting,
    paragraphs: [
      words.introduction,
      words.outcome[outcome],
      ...(stillLocked ? [words.stillLocked] : []),
    ],
    details: [
      [words.mailbox, mailbox],
      ...(number ? [[words.extension, number] as const] : []),
      [words.status, status],
      [words.reported, clock.time(at)],
    ],
    closing: words.whatToDo,
    secrecy: words.noPin,
  }));
}
