import { describe, expect, it } from 'vitest';
import { violations } from './checker.js';
import type { AuditRow, Facts, MailboxState, TakenMail } from './facts.js';
import type { Call } from './support/history.js';

const mailboxId = 'mailbox';

const call = (requestId: string, fields: Partial<Call> = {}): Call => ({
  mailboxId,
  askedAt: 1_000,
  answeredAt: 2_000,
  answer: 'reset',
  requestId,
  text: '',
  ...fields,
});
const mail = (resetId: string, pin: string, fields: Partial<TakenMail> = {}): TakenMail => ({
  mailboxId,
  resetId,
  pin,
  content: `${resetId}: ${pin}`,
  takenAt: 1_500,
  ...fields,
});
const row = (event: string, resetId: string, requestId: string | null = null): AuditRow => ({
  event,
  mailboxId,
  resetId,
  requestId,
  detail: null,
});
const asked = (resetId: string) => row('reset-requested', resetId, `of ${resetId}`);
const delivered = (resetId: string) => row('reset-delivered', resetId);
const mailbox = (fields: Partial<MailboxState> = {}): MailboxState => ({
  mailboxId,
  newestMailOpens: true,
  generation: 2,
  validResetId: 'second',
  stagedResetId: null,
  waiting: 0,
  ...fields,
});

/** Two resets of one mailbox, as they should be. */
const sound: Facts = {
  calls: [call('of first'), call('of second')],
  mails: [mail('first', '314159'), mail('second', '271828')],
  audit: [asked('first'), delivered('first'), asked('second'), delivered('second')],
  mailboxes: [mailbox()],
  auditFindings: [],
  traces: ['{"msg":"mail delivered","reset":"first"}'],
  passwords: ['made up'],
  copiesAllowed: () => 1,
  mayBreak: false,
  commitsUnknown: false,
  slowestMs: 10_000,
};
const fault = { answer: 'fault', text: 'Nothing was changed.' } as const;

const broken: readonly (readonly [string, string, Partial<Facts>])[] = [
  ['a success without a mail', 'I1', { mails: [mail('second', '271828')] }],
  ['a success before its mail', 'I1', { calls: [call('of first', { answeredAt: 1_400 })] }],
  ['a success that is not on record', 'I1', { calls: [call('of nobody')] }],
  [
    'a success whose reset was dropped',
    'I1',
    { audit: [...sound.audit.slice(0, 3), row('reset-cancelled', 'second')] },
  ],
  ['a fault and yet a mail', 'I2, P3', { calls: [call('of second', fault)] }],
  ['a mail whose PIN never became valid', 'I2, P2', { audit: sound.audit.slice(0, 3) }],
  ['a PIN that was never mailed', 'I2, P2', { calls: [], mails: [mail('first', '314159')] }],
  ['a newest mail whose PIN is dead', 'I3', { mailboxes: [mailbox({ newestMailOpens: false })] }],
  ['a valid PIN of another reset', 'I3', { mailboxes: [mailbox({ validResetId: 'first' })] }],
  [
    'an older mail after a newer one',
    'I4',
    { mails: [...sound.mails, mail('first', '314159')], copiesAllowed: () => 2 },
  ],
  ['a needless copy', 'I5', { mails: [...sound.mails, mail('second', '271828')] }],
  [
    'a copy with another PIN',
    'I5',
    { mails: [...sound.mails, mail('second', '161803')], copiesAllowed: () => 2 },
  ],
  ['an answer that is none', 'I7', { calls: [call('x', { answer: 'none' })] }],
  [
    'an answer that is unclean',
    'I7',
    { calls: [call('x', { answer: 'unclean' })], mayBreak: true },
  ],
  ['an answer that comes too late', 'I7', { calls: [call('of first', { answeredAt: 11_500 })] }],
  ['a PIN in a log', 'I8', { traces: ['{"msg":"mail","pin":"271828"}'] }],
  ['a PIN in an answer', 'I8', { calls: [call('of first', { text: '<pin>314159</pin>' })] }],
  ['a password in a log', 'I8', { traces: ['{"password":"made up"}'] }],
  ['a mail that waits for ever', 'I9', { mailboxes: [mailbox({ waiting: 1 })] }],
  ['a PIN staged without a mail', 'I9', { mailboxes: [mailbox({ stagedResetId: 'third' })] }],
  ['a reset without an end on record', 'P12', { audit: [...sound.audit, asked('third')] }],
  ['a reset that ended twice', 'P12', { audit: [...sound.audit, delivered('second')] }],
  ['a delivery that nobody asked for', 'P12', { audit: sound.audit.slice(1) }],
  ['an audit that does not verify', 'P12', { auditFindings: ['altered: the event 1'] }],
  ['a change that is not on record', 'P12', { mailboxes: [mailbox({ generation: 3 })] }],
];

describe('the checker', () => {
  it('finds nothing if everything is as promised', () => {
    expect(violations(sound)).toEqual([]);
  });

  it.each(broken)('finds %s (%s)', (_, rule, facts) => {
    const found = violations({ ...sound, ...facts }).map((violation) => violation.broken);
    expect(found.filter((name) => name.startsWith(rule))).not.toEqual([]);
  });

  it('lets a cut of the line double a mail', () => {
    const mails = [...sound.mails, mail('second', '271828')];
    expect(violations({ ...sound, mails, copiesAllowed: () => 2 })).toEqual([]);
  });

  it('lets a killed process break connections', () => {
    const calls = [...sound.calls, call('x', { answer: 'none' })];
    expect(violations({ ...sound, calls, mayBreak: true })).toEqual([]);
  });

  it('lets a fault be both or neither only if the COMMIT itself was lost', () => {
    const calls = [call('of second', { answer: 'fault', text: 'The service cannot be used now.' })];
    expect(violations({ ...sound, calls, commitsUnknown: true })).toEqual([]);
    expect(violations({ ...sound, calls })).not.toEqual([]);
  });

  it('counts a PIN that was changed at the phone', () => {
    const audit = [...sound.audit.slice(0, 2), row('pin-changed', ''), ...sound.audit.slice(2)];
    const mailboxes = [mailbox({ generation: 3 })];
    expect(violations({ ...sound, audit, mailboxes })).toEqual([]);
    expect(violations({ ...sound, audit })).not.toEqual([]);
  });

  it('takes no digits of an id or a hash for a PIN', () => {
    const traces = ['271828ab-0000 xx271828 $m=19456$271828/ 1271828 0.271828 id-271828'];
    expect(violations({ ...sound, traces })).toEqual([]);
  });
});
