import type { Pin } from '../../pin-policy/pin.js';
import type { ResetReason } from './languages/mail-texts.js';
import type { Mail } from '../mail.js';
import { composeMail, type RecipientFacts } from './compose-mail.js';

export interface NewPinFacts extends RecipientFacts {
  readonly pin: Pin;
  readonly issuedAt: Date;
  readonly occasion: ResetReason;
  /** Whether the mailbox is locked, so that the PIN is not accepted yet. */
  readonly stillLocked?: boolean;
  /** The policy's ResetPINText, or UMEnabledText with a first PIN: plain text or simple HTML. */
  readonly policyText?: string;
}

/** The mail that delivers a PIN to its owner. */
export function newPinMail(facts: NewPinFacts): Mail {
  const { pin, issuedAt, occasion, stillLocked, policyText } = facts;
  return composeMail(facts, issuedAt, (texts, clock) => {
    const words = texts.newPin[occasion];
    return {
      subject: words.subject,
      paragraphs: [words.introduction],
      pin: { label: words.pin, digits: pin.reveal() },
      remarks: stillLocked ? [texts.stillLocked] : [],
      details: [[texts.issued, clock.time(issuedAt)]],
      policyText,
      closing: words.unexpected,
    };
  });
}
