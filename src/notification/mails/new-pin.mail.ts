import type { Pin } from '../../pin-policy/pin.js';
import type { ResetReason } from './languages/mail-texts.js';
import type { Mail } from '../mail.js';
import { composeMail, type RecipientFacts } from './compose-mail.js';

export interface NewPinFacts extends RecipientFacts {
  readonly pin: Pin;
  readonly issuedAt: Date;
  readonly occasion: ResetReason;
  /** Whether the PIN opens nothing yet, as the mailbox is locked. */
  readonly stillLocked?: boolean;
  /** The policy's ResetPINText, or with the first PIN its UMEnabledText: plain or simple HTML. */
  readonly policyText?: string;
}

/** The mail that brings a PIN to its owner. */
export function newPinMail(facts: NewPinFacts): Mail {
  const { pin, issuedAt, occasion, stillLocked, policyText } = facts;
  return composeMail(facts, issuedAt, (texts, clock) => {
    const words = texts.newPin[occasion];
    return {
      subject: words.subject,
      paragraphs: [words.introduction, ...(stillLocked ? [texts.stillLocked] : [])],
      pin: { label: words.pin, digits: pin.reveal() },
      details: [`${texts.issued} ${clock.time(issuedAt)}`],
      policyText,
      closing: words.unexpected,
    };
  });
}
