import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { AdmissionLimiter, ConnectionLimiter, KeyedMutex } from '../common/concurrency.js';
import type { LockedCredential } from '../credentials/pin-attempts.repository.js';
import { PinCredentialsRepository } from '../credentials/pin-credentials.repository.js';
import { Database } from '../database/database.js';
import type { Tx } from '../database/transaction.js';
import { Metrics } from '../metrics/metrics.js';
import { pinExpiry } from '../pin-policy/pin-policy.js';
import { ChosenPins } from './chosen-pins.js';
import { OptimisticAttempts } from './optimistic-attempts.js';
import { CheckAllowance } from './check-allowance.js';
import { PinAttempts, type Judged } from './pin-attempts.js';
import type {
  NewPinCheck,
  NewPinResult,
  PinAttempt,
  PinChange,
  PinChangeResult,
  PinCheckResult,
} from './pin-check-result.js';

/** A key that ends the typing, and no digit before it: no attempt, whatever the mailbox. */
const nothingTyped = { result: 'denied' } as const satisfies PinCheckResult;

/** Verifies PINs for phone systems, and changes them for their owners: what every transport calls. */
@Injectable()
export class PinCheckService {
  constructor(
    private readonly database: Database,
    private readonly mutex: KeyedMutex,
    private readonly admission: AdmissionLimiter,
    private readonly connections: ConnectionLimiter,
    private readonly optimistic: OptimisticAttempts,
    private readonly attempts: PinAttempts,
    private readonly pinCredentials: PinCredentialsRepository,
    private readonly chosenPins: ChosenPins,
    private readonly checkAllowance: CheckAllowance,
    private readonly audit: AuditLog,
    private readonly metrics: Metrics,
  ) {}

  /**
   * The result of an attempt, which is counted and recorded when this returns. If nothing was typed, it is
   * denied and no attempt: nothing is compared, counted or recorded.
   *
   * @throws DomainError ServerBusy, DatabaseUnavailable: deny access; the attempt may be counted
   */
  async verify(attempt: PinAttempt): Promise<PinCheckResult> {
    if (attempt.typed === '') return nothingTyped;
    return this.metrics.ofPinAttempt(() =>
      this.inTurn(attempt, async () => {
        // Each of many attempts at one mailbox would change what the others have read, also on other instances.
        const contended = this.mutex.contended(keyOf(attempt));
        const verdict = contended ? undefined : await this.optimistic.judge(attempt);
        if (verdict) return verdict;
        return (await this.inTransaction((tx) => this.attempts.judge(tx, attempt))).verdict;
      }),
    );
  }

  /**
   * Makes the new PIN the valid one if the old one is right and the policy accepts the new one. A wrong
   * old PIN is a wrong attempt like any other (P9). A mail that is on its way with another PIN still
   * replaces this one when it arrives (P4).
   *
   * @throws DomainError ServerBusy: nothing has changed; DatabaseUnavailable: either PIN may be valid
   */
  async change(change: PinChange): Promise<PinChangeResult> {
    if (change.oldPin === '') return nothingTyped;
    return this.metrics.ofChange(() =>
      this.inTurn(change, () => this.inTransaction((tx) => this.judgeAndReplace(tx, change))),
    );
  }

  /**
   * Says whether a change to this PIN would be accepted now, and changes, counts and records nothing. It needs an
   * accepted attempt through the same phone system within the last five minutes, which it neither uses up nor
   * prolongs.
   *
   * @throws DomainError ServerBusy, DatabaseUnavailable
   */
  async checkNewPin(check: NewPinCheck): Promise<NewPinResult> {
    return this.inTurn(check, () => this.inTransaction((tx) => this.judgeNewPin(tx, check)));
  }

  /**
   * Runs the attempts of one mailbox one after the other, and bounds how many run altogether. Attempts on
   * an unknown name queue in the same way: timing must not reveal which mailboxes exist (P10).
   *
   * @throws DomainError ServerBusy
   */
  private inTurn<T>(
    attempt: Pick<PinAttempt, 'mailboxId' | 'name'>,
    work: () => Promise<T>,
  ): Promise<T> {
    return this.mutex.run(keyOf(attempt), () => this.admission.run(work));
  }

  /** @throws DomainError ServerBusy, DatabaseUnavailable */
  private inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.connections.run(() => this.database.transaction(work));
  }

  private async judgeNewPin(tx: Tx, { newPin, ...check }: NewPinCheck): Promise<NewPinResult> {
    const judged = await this.attempts.acceptedBefore(tx, check);
    if (!('mailbox' in judged)) return judged.verdict;
    if (!this.checkAllowance.take(judged.mailbox)) return { result: 'denied' };
    const chosen = await this.chosenPins.judge(tx, judged.mailbox, newPin);
    return 'rule' in chosen ? chosen : { result: 'acceptable' };
  }

  private async judgeAndReplace(tx: Tx, change: PinChange): Promise<PinChangeResult> {
    const { oldPin: typed, mailboxId, by } = change;
    const judged =
      typed === undefined
        ? await this.acceptedBefore(tx, change)
        : await this.attempts.judge(tx, { mailboxId, typed, by });
    return 'mailbox' in judged ? this.replace(tx, judged.mailbox, change) : judged.verdict;
  }

  private async acceptedBefore(tx: Tx, { mailboxId, by }: PinChange): Promise<Judged> {
    const judged = await this.attempts.acceptedBefore(tx, { mailboxId, by });
    if (!('mailbox' in judged)) {
      const about = { mailboxId, detail: 'not let in before' };
      await this.audit.record(tx, 'sign-in-failed', by, about);
    }
    return judged;
  }

  private async replace(
    tx: Tx,
    mailbox: LockedCredential,
    { newPin, by }: PinChange,
  ): Promise<PinChangeResult> {
    const { id: mailboxId, policy } = mailbox;
    const chosen = await this.chosenPins.judge(tx, mailbox, newPin);
    if ('rule' in chosen) {
      await this.audit.record(tx, 'pin-change-refused', by, { mailboxId, detail: chosen.rule });
      return chosen;
    }
    const setAt = await this.pinCredentials.replace(tx, mailboxId, chosen.sealedHash, by.actor);
    await this.audit.record(tx, 'pin-changed', by, { mailboxId });
    return { result: 'changed', expiresAt: pinExpiry({ temporary: false, setAt }, policy) ?? null };
  }
}

function keyOf({ mailboxId, name }: Pick<PinAttempt, 'mailboxId' | 'name'>): string {
  return mailboxId ?? name;
}
