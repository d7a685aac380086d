import { describe, expect, it } from 'vitest';
import type { AuditedEvent } from '../audit/audit-event.entity.js';
import { hasReached, outcomeOf, type CampaignMailbox } from './campaign-outcome.js';

const at = new Date('2026-03-09T13:05:07Z');

const mailbox = (over: Partial<CampaignMailbox> = {}): CampaignMailbox => ({
  mailboxId: 'made up',
  doneAt: at,
  resetId: 'a reset',
  joined: false,
  refusal: null,
  ...over,
});
const recorded = (...events: readonly AuditedEvent[]) =>
  events.map((event) => ({ event, detail: `detail of ${event}`, at }));

const outcome = (
  stored: CampaignMailbox,
  events: readonly AuditedEvent[] = [],
  { stands = true, cancelled = false } = {},
) => outcomeOf(stored, recorded(...events), stands, cancelled);

describe('the outcome of a mailbox of a campaign', () => {
  it.each([
    ['mailing', ['reset-requested'], null],
    ['delivered', ['reset-requested', 'reset-delivered'], null],
    ['delivered', ['reset-requested', 'reset-delivered', 'mail-delayed'], null],
    ['undelivered', ['reset-requested', 'reset-cancelled'], 'detail of reset-cancelled'],
    ['bounced', ['reset-delivered', 'reset-returned'], 'detail of reset-returned'],
    ['bounced', ['reset-delivered', 'mailbox-locked'], 'detail of mailbox-locked'],
    ['bounced', ['reset-delivered', 'mail-bounced'], 'detail of mail-bounced'],
  ] as const)('is %s after %j', (expected, events, reason) => {
    expect(outcome(mailbox(), events)).toMatchObject({ outcome: expected, reason });
  });

  it('is joined if another reset has reached its owner', () => {
    expect(outcome(mailbox({ joined: true }), ['reset-delivered']).outcome).toBe('joined');
  });

  it('is refused with its reason, or renewed if its owner has chosen a PIN', () => {
    const none = { resetId: null };
    expect(outcome(mailbox({ ...none, refusal: 'UmNotEnabled' }))).toMatchObject({
      outcome: 'refused',
      reason: 'UmNotEnabled',
    });
    expect(outcome(mailbox(none))).toMatchObject({ outcome: 'renewed', reason: null });
  });

  it('waits for its turn, and is skipped if that never comes', () => {
    const open = mailbox({ doneAt: null, resetId: null, refusal: 'TooManyResets' });
    const reason = 'TooManyResets';
    expect(outcome(open)).toEqual({ outcome: 'waiting', reason, at: null });
    expect(outcome(open, [], { cancelled: true })).toEqual({
      outcome: 'skipped',
      reason,
      at: null,
    });
    const joining = mailbox({ doneAt: null, joined: true });
    expect(outcome(joining).reason).toBe('another reset is pending');
  });

  it('says if the mailbox was removed before its mail was delivered', () => {
    expect(outcome(mailbox(), ['reset-requested'], { stands: false })).toMatchObject({
      outcome: 'refused',
      reason: 'MailboxNotFound',
    });
    const delivered = outcome(mailbox(), ['reset-delivered'], { stands: false });
    expect(delivered.outcome).toBe('delivered');
  });

  it('has reached the owner of a new PIN, and nobody else', () => {
    expect((['delivered', 'joined', 'renewed'] as const).every(hasReached)).toBe(true);
    const others = ['waiting', 'mailing', 'refused', 'undelivered', 'bounced', 'skipped'] as const;
    expect(others.some(hasReached)).toBe(false);
  });
});
