import { describe, expect, it } from 'vitest';
import type { AuditedEvent } from '../audit/audit-event.entity.js';
import { explained, hasReached, type JudgedMailbox } from './campaign-outcome.js';

const doneAt = new Date('2026-03-09T13:05:07Z');
const recordedAt = new Date('2026-03-09T13:05:09Z');

const mailbox = (over: Partial<JudgedMailbox>): JudgedMailbox => ({
  mailboxId: 'made up',
  outcome: 'mailing',
  doneAt,
  resetId: 'a reset',
  joined: false,
  refusal: null,
  ...over,
});
const recorded = (...events: readonly AuditedEvent[]) =>
  events.map((event) => ({ event, detail: `detail of ${event}`, at: recordedAt }));

describe('the outcome of a mailbox of a campaign', () => {
  it.each([
    ['delivered', ['reset-requested', 'reset-delivered', 'mail-delayed'], null],
    ['joined', ['reset-delivered'], null],
    ['undelivered', ['reset-requested', 'reset-cancelled'], 'detail of reset-cancelled'],
    ['bounced', ['reset-delivered', 'reset-returned'], 'detail of reset-returned'],
    ['bounced', ['reset-delivered', 'mailbox-locked'], 'detail of mailbox-locked'],
    ['bounced', ['reset-delivered', 'mail-bounced'], 'detail of mail-bounced'],
  ] as const)('is %s since the event that says so, with its detail', (outcome, events, reason) => {
    const told = explained(mailbox({ outcome }), recorded(...events), true);
    expect(told).toEqual({ outcome, reason, at: recordedAt });
  });

  it.each(['mailing', 'renewed', 'unrecorded'] as const)('is %s without a reason', (outcome) => {
    const told = explained(mailbox({ outcome }), recorded('reset-requested'), true);
    expect(told).toEqual({ outcome, reason: null, at: doneAt });
  });

  it('is refused for the reason of the refusal, or because the mailbox was removed', () => {
    const outcome = 'refused';
    const refusal = 'UmNotEnabled';
    const refused = mailbox({ outcome, resetId: null, refusal });
    expect(explained(refused, [], true)).toEqual({ outcome, reason: refusal, at: doneAt });
    const removed = explained(mailbox({ outcome }), recorded('reset-requested'), false);
    expect(removed).toEqual({ outcome, reason: 'MailboxNotFound', at: doneAt });
  });

  it.each(['waiting', 'skipped'] as const)('is %s with the reason for waiting', (outcome) => {
    const open = { outcome, doneAt: null };
    const reasonOf = (over: Partial<JudgedMailbox>, stands = true) =>
      explained(mailbox({ ...open, ...over }), [], stands);
    const at = null;
    expect(reasonOf({ resetId: null })).toEqual({ outcome, reason: null, at });
    expect(reasonOf({ resetId: null, refusal: 'TooManyResets' }).reason).toBe('TooManyResets');
    expect(reasonOf({}, false).reason).toBe('MailboxNotFound');
  });

  it('is waiting for a pending reset while that is pending, and skipped without that reason', () => {
    const reasonOf = (outcome: 'waiting' | 'skipped', ...events: readonly AuditedEvent[]) =>
      explained(mailbox({ outcome, doneAt: null, joined: true }), recorded(...events), true).reason;
    expect(reasonOf('waiting', 'reset-requested')).toBe('another reset is pending');
    expect(reasonOf('waiting', 'reset-requested', 'reset-cancelled')).toBeNull();
    expect(reasonOf('skipped', 'reset-requested')).toBeNull();
  });

  it('has reached the owner of a new PIN, and nobody else', () => {
    expect((['delivered', 'joined', 'renewed'] as const).every(hasReached)).toBe(true);
    const others = ['waiting', 'mailing', 'refused', 'undelivered', 'bounced', 'skipped'] as const;
    expect(others.some(hasReached)).toBe(false);
  });
});
