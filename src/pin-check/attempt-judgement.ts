import type { Actor } from '../common/actor.js';
import type { AttemptRecord, LockedCredential } from '../credentials/pin-attempts.repository.js';
import { explanation } from '../pin-policy/messages/explanation.js';
import { pinExpiry } from '../pin-policy/pin-policy.js';
import { violationOf } from '../pin-policy/pin-rules.js';
import { Pin } from '../pin-policy/pin.js';
import type { Denial, PinCheckResult, RequiredChange } from './pin-check-result.js';

/** What an attempt results in, and what is stored of it. */
export interface Judgement<Verdict = PinCheckResult> {
  readonly verdict: Verdict;
  readonly record: AttemptRecord;
  readonly event: 'signed-in' | 'sign-in-failed';
  readonly detail: string | undefined;
}

/** A PIN, and the mailbox whose PINs it is to be compared with. */
export interface Comparison {
  readonly mailbox: LockedCredential;
  readonly pin: Pin;
}

/** The mailbox if a PIN can open it: it is enabled for UM, and has a PIN or a staged one. */
export function openMailbox(
  credential: LockedCredential | undefined,
): LockedCredential | undefined {
  if (!credential?.umEnabled) return undefined;
  const { sealedHash, stagedHash } = credential;
  return sealedHash !== null || stagedHash !== null ? credential : undefined;
}

/** What is to be compared, or the judgement if no PIN needs to be. */
export function comparisonOf(
  credential: LockedCredential | undefined,
  typed: string,
): Comparison | Judgement<Denial> {
  const mailbox = openMailbox(credential);
  if (!mailbox) return notCounted(credential, { result: 'denied' });
  if (mailbox.locked) return notCounted(mailbox, { result: 'locked' });
  const pin = Pin.typed(typed);
  return pin ? { mailbox, pin } : judgeWrong(mailbox);
}

/** The judgement of the right PIN. */
export function judgeRight(
  { mailbox, pin }: Comparison,
  by: Actor,
  blocklist: ReadonlySet<string>,
): Judgement {
  const { setAt, policy, language } = mailbox;
  if (mailbox.temporary && mailbox.expired) {
    const sentence = explanation('expired', policy, language);
    return notCounted(mailbox, { result: 'expired', sentence });
  }
  const mustChange = requiredChange(mailbox, pin, blocklist);
  const expiresAt = (setAt && pinExpiry({ ...mailbox, setAt }, policy)) ?? null;
  return {
    verdict: { result: 'accepted', ...(mustChange && { mustChange }), expiresAt },
    record: { failedAttempts: 0, locks: false, wantsReset: false, verifiedBy: by.actor },
    event: 'signed-in',
    detail: mustChange?.reason,
  };
}

/** The judgement of a wrong PIN. */
export function judgeWrong({
  policy,
  failedAttempts: before,
}: LockedCredential): Judgement<Denial> {
  const { maxLogonAttempts, logonFailuresBeforePinReset: threshold } = policy;
  const failedAttempts = before + 1;
  const locks = failedAttempts >= maxLogonAttempts;
  const wantsReset = !locks && threshold !== null && failedAttempts % threshold === 0;
  return {
    verdict: { result: 'denied' },
    record: { failedAttempts, locks, wantsReset, verifiedBy: null },
    event: 'sign-in-failed',
    detail: `denied, ${failedAttempts} in a row`,
  };
}

function notCounted(credential: LockedCredential | undefined, verdict: Denial): Judgement<Denial> {
  const failedAttempts = credential?.failedAttempts ?? 0;
  return {
    verdict,
    record: { failedAttempts, locks: false, wantsReset: false, verifiedBy: null },
    event: 'sign-in-failed',
    detail: verdict.result,
  };
}

function requiredChange(
  mailbox: LockedCredential,
  pin: Pin,
  blocklist: ReadonlySet<string>,
): RequiredChange | undefined {
  const { policy, language, temporary, expired } = mailbox;
  const reason = temporary ? 'temporary' : expired && 'lifetime';
  if (reason) return { reason, sentence: explanation(reason, policy, language) };
  // A changed policy applies from the next sign-in (Set-UMMailboxPolicy).
  const rule = violationOf(pin, { ...mailbox, blocklist });
  return rule && { reason: 'policy', rule, sentence: explanation(rule, policy, language) };
}
