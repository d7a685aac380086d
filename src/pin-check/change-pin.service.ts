import type { AuditLog } from '../audit/audit-log.js';
import type { PinCredentialsRepository } from '../credentials/pin-credentials.repository.js';
import type { PinHasher } from '../credentials/pin-hasher.js';
import type { Tx } from '../database/transaction.js';
import type { Metrics } from '../metrics/metrics.js';
import { longestPin, Pin } from '../pin-policy/pin.js';
import { pinExpiry } from '../pin-policy/pin-expiry.js';
import { violationOf } from '../pin-policy/pin-rules.js';
import { violationMessage } from '../pin-policy/messages/violation-message.js';
import type { Violation } from '../pin-policy/violation.js';
import type { OpenMailbox, PinAttempts } from './pin-attempts.js';
import type { PinChangeResult, PinChange } from './pin-check-result.js';
import type { SignInLine } from './sign-in-line.js';

/** The owner's own change of a PIN, at the phone. */
export class ChangePinService {
  constructor(
    private readonly line: SignInLine,
    private readonly tries: PinAttempts,
    private readonly pinCredentials: PinCredentialsRepository,
    private readonly hasher: PinHasher,
    private readonly audit: AuditLog,
    private readonly blocklist: ReadonlySet<string>,
    private readonly metrics: Metrics,
  ) {}

  /**
   * Makes the new PIN the valid one, if the old one is right and the policy accepts the new one. A
   * wrong old PIN is a wrong try like any other (P9). A mail with another PIN that is on its way still
   * ends this one when it arrives (P4).
   *
   * @throws DomainError ServerBusy: nothing has changed; DatabaseUnavailable: either PIN may be valid
   */
  async change(change: PinChange): Promise<PinChangeResult> {
    return this.metrics.ofChange(() => this.line.run(change, (tx) => this.decide(tx, change)));
  }

  private async decide(tx: Tx, change: PinChange): Promise<PinChangeResult> {
    const { oldPin: typed, mailboxId, by } = change;
    const judged =
      typed === undefined
        ? await this.tries.letInBefore(tx, change)
        : await this.tries.judge(tx, { mailboxId, typed, by });
    if (!('mailbox' in judged)) return judged.verdict;
    return this.replace(tx, judged.mailbox, change);
  }

  private async replace(
    tx: Tx,
    mailbox: OpenMailbox,
    { newPin, by }: PinChange,
  ): Promise<PinChangeResult> {
    const { id: mailboxId, policy, language } = mailbox;
    const accepted = await this.accept(tx, mailbox, newPin);
    if ('rule' in accepted) {
      const { rule } = accepted;
      await this.audit.record(tx, 'pin-change-refused', by, { mailboxId, detail: rule });
      return { result: 'refused', rule, sentence: violationMessage(rule, policy, language) };
    }
    const setAt = await this.pinCredentials.replace(tx, mailboxId, accepted.sealedHash, by.actor);
    await this.audit.record(tx, 'pin-changed', by, { mailboxId });
    return { result: 'changed', expiresAt: pinExpiry({ temporary: false, setAt }, policy) ?? null };
  }

  /** The sealed hash of a new PIN, or the rule that it breaks. */
  private async accept(
    tx: Tx,
    mailbox: OpenMailbox,
    newPin: string,
  ): Promise<{ readonly sealedHash: string } | { readonly rule: Violation }> {
    const { id, policy } = mailbox;
    if (newPin.length > longestPin) return { rule: 'too-long' };
    const pin = Pin.typed(newPin);
    if (!pin) return { rule: 'not-digits' };
    const rule = violationOf(pin, { ...mailbox, blocklist: this.blocklist });
    if (rule) return { rule };
    const { used } = await this.pinCredentials.read(tx, id, policy.pinHistoryCount);
    const sealedHash = await this.hasher.hashIfNotReused(pin, id, used);
    return sealedHash === undefined ? { rule: 'history' } : { sealedHash };
  }
}
