import type { Pin } from '../pin-policy/pin.js';
import type { Occasion } from './languages/mail-texts.js';
import type { Mail } from './mail.js';
import { ownerMail, type OwnerFacts } from './owner-mail.js';

export interface NewPinFacts extends OwnerFacts {
  readonly pin: Pin;
  readonly issuedAt: Date;
  readonly occasion: Occasion;
  /** The policy's ResetPINText: plain or simple HTML. */
  readonly resetPinText?: string;
}

/** The mail that brings a PIN to its owner. */
export function newPinMail(facts: NewPinFacts): Mail {
  const { pin, issuedAt, occasion, resetPinText } = facts;
  return ownerMail(facts, issuedAt, (texts, clock) => {
    const words = texts.newPin[occasion];
    return {
      subject: words.subject,
      paragraphs: [words.introduction],
      pin: { label: words.pin, digits: pin.reveal() },
      details: [`${texts.issued} ${clock.time(issuedAt)}`],
      policyText: resetPinText,
      closing: words.unexpected,
    };
  });
}
