import type { Pin } from '../../pin-policy/pin.js';
import type { Occasion } from './languages/mail-texts.js';
import type { Mail } from '../mail.js';
import { ownerMail, type OwnerFacts } from './owner-mail.js';

export interface NewPinFacts extends OwnerFacts {
  readonly pin: Pin;
  readonly issuedAt: Date;
  readonly occasion: Occasion;
  /** Whether the PIN opens nothing yet, as the mailbox is locked. */
  readonly stillLocked?: boolean;
  /** The policy's ResetPINText, or with the first PIN its UMEnabledText: plain or simple HTML. */
  readonly policyText?: string;
}

/** The mail that brings a PIN to its owner. */
export function newPinMail(facts: NewPinFacts): Mail {
  const { pin, issuedAt, occasion, stillLocked, policyText } = facts;
  return ownerMail(facts, issuedAt, (texts, clock) => {
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
