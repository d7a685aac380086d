import { Inject, Injectable } from '@nestjs/common';
import type { LockedCredential } from '../credentials/pin-attempts.repository.js';
import { PinCredentialsRepository } from '../credentials/pin-credentials.repository.js';
import { PinHasher } from '../credentials/pin-hasher.js';
import type { Tx } from '../database/transaction.js';
import { PIN_BLOCKLIST } from '../pin-policy/blocklist.js';
import { explanation } from '../pin-policy/messages/explanation.js';
import { violationOf, type Violation } from '../pin-policy/pin-rules.js';
import { longestPin, Pin } from '../pin-policy/pin.js';
import type { PinRefusal } from './pin-check-result.js';

/** Judges a PIN that an owner chose: by the rules of the policy, and by the PINs before it. */
@Injectable()
export class ChosenPins {
  constructor(
    private readonly pinCredentials: PinCredentialsRepository,
    private readonly hasher: PinHasher,
    @Inject(PIN_BLOCKLIST) private readonly blocklist: ReadonlySet<string>,
  ) {}

  /**
   * The sealed hash of the new PIN, or the rule that it breaks. It takes one hash, none if a rule is broken
   * that the digits alone show.
   */
  async judge(
    tx: Tx,
    mailbox: LockedCredential,
    newPin: string,
  ): Promise<{ readonly sealedHash: string } | PinRefusal> {
    const { id, policy } = mailbox;
    if (newPin.length > longestPin) return refusal('too-long', mailbox);
    const pin = Pin.typed(newPin);
    if (!pin) return refusal('not-digits', mailbox);
    const rule = violationOf(pin, { ...mailbox, blocklist: this.blocklist });
    if (rule) return refusal(rule, mailbox);
    const { used } = await this.pinCredentials.read(tx, id, policy.pinHistoryCount);
    const sealedHash = await this.hasher.hashIfNotReused(pin, id, used);
    return sealedHash === undefined ? refusal('history', mailbox) : { sealedHash };
  }
}

function refusal(rule: Violation, { policy, language }: LockedCredential): PinRefusal {
  return { result: 'refused', rule, sentence: explanation(rule, policy, language) };
}
