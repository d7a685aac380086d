import type { Pin } from '../../pin-policy/pin.js';
import { fillSubject } from '../../pin-policy/subject-template.js';
import type { ResetReason } from './languages/mail-texts.js';
import type { Mail } from '../mail.js';
import { composeMail, oneLine, type RecipientFacts } from './compose-mail.js';

/** The topic of mails that bring a PIN. */
export const newPinTopic = 'new-pin';

export interface NewPinFacts extends RecipientFacts {
  readonly pin: Pin;
  readonly issuedAt: Date;
  readonly occasion: ResetReason;
  /** Whether the mailbox is locked, so that the PIN is not accepted yet. */
  readonly stillLocked?: boolean;
  /** What whoever asked for it writes to the owner. */
  readonly word?: string | undefined;
  /** The policy's ResetPINText, or UMEnabledText with a first PIN: plain text or simple HTML. */
  readonly policyText?: string;
  /** The policy's ResetPINSubject, with its placeholders. */
  readonly policySubject?: string;
}

/** The mail that delivers a PIN to its owner. */
export function newPinMail(facts: NewPinFacts): Mail {
  const { pin, issuedAt, occasion, stillLocked, word, policyText } = facts;
  return composeMail(facts, issuedAt, (texts, clock) => {
    const words = texts.newPin[occasion];
    const digits = pin.reveal();
    const ownSubject = policySubjectFor(facts);
    return {
      // By chance, the digits could be in a name or a number.
      subject: ownSubject?.includes(digits) ? words.subject : (ownSubject ?? words.subject),
      paragraphs: [words.introduction],
      pin: { label: words.pin, digits },
      // After the PIN: nothing that a person writes may be taken for it.
      remarks: [
        ...(stillLocked ? [texts.stillLocked] : []),
        ...(word ? [texts.helpdeskWrites(oneLine(word))] : []),
      ],
      details: [[texts.issued, clock.time(issuedAt)]],
      policyText,
      closing: words.unexpected,
    };
  });
}

function policySubjectFor(facts: NewPinFacts): string | undefined {
  if (facts.policySubject === undefined) return undefined;
  return fillSubject(oneLine(facts.policySubject), {
    displayName: oneLine(facts.displayName ?? ''),
    extension: oneLine(facts.extension ?? ''),
    address: facts.to,
  });
}
