import { describe, expect, it } from 'vitest';
import { defaultPinPolicy, pinExpiry, pinPolicyProblems, type PinPolicy } from './pin-policy.js';
import { policySettings, refusablePatterns, type RefusablePattern } from './policy-settings.js';

const problemsOf = (settings: Partial<PinPolicy>) =>
  pinPolicyProblems({ ...defaultPinPolicy, ...settings });

describe('a PIN policy', () => {
  it('has the defaults of Set-UMMailboxPolicy', () => {
    expect(defaultPinPolicy).toEqual({
      minPinLength: 6,
      pinLifetimeDays: 60,
      pinHistoryCount: 5,
      allowCommonPatterns: false,
      logonFailuresBeforePinReset: 5,
      maxLogonAttempts: 15,
      resetPinText: null,
      umEnabledText: null,
      refusedPatterns: [],
      temporaryPinLifetimeHours: 72,
      expiryReminderDays: 5,
      resetUnlocks: false,
      resetPinSubject: null,
      onBounce: 'return',
    });
    expect(pinPolicyProblems(defaultPinPolicy)).toEqual([]);
  });

  describe.each([
    ['minPinLength', 4, 24, {}],
    ['pinLifetimeDays', 1, 999, {}],
    ['pinHistoryCount', 1, 20, {}],
    ['logonFailuresBeforePinReset', 1, 998, { maxLogonAttempts: 999 }],
    ['maxLogonAttempts', 1, 999, { logonFailuresBeforePinReset: null }],
    ['temporaryPinLifetimeHours', 1, 8_760, {}],
    ['expiryReminderDays', 1, 60, {}],
  ] as const)('%s', (name, low, high, others) => {
    it.each([low, high])('may be %d', (value) => {
      expect(problemsOf({ ...others, [name]: value })).toEqual([]);
    });

    it.each([low - 1, high + 1, low + 0.5, -low, NaN, Infinity])('may not be %d', (value) => {
      expect(problemsOf({ ...others, [name]: value })).toContain(
        `${policySettings[name].exchangeName} must be a whole number from ${low} to ${high}`,
      );
    });
  });

  it.each([
    'pinLifetimeDays',
    'logonFailuresBeforePinReset',
    'temporaryPinLifetimeHours',
    'expiryReminderDays',
  ])('%s may be Unlimited', (name) => {
    expect(problemsOf({ [name]: null })).toEqual([]);
  });

  it('may have a lifetime that ends before the default reminder', () => {
    expect(problemsOf({ pinLifetimeDays: 3 })).toEqual([]);
  });

  it('may refuse each pattern once', () => {
    expect(problemsOf({ refusedPatterns: [...refusablePatterns] })).toEqual([]);
    expect(problemsOf({ refusedPatterns: ['date', 'blocklist', 'date', 'date'] })).toEqual([
      'RefusedPatterns names "date" more than once',
    ]);
  });

  it.each(['dates', 'Date', '', 'sequence', 'constructor'])('knows no pattern "%s"', (name) => {
    const refusedPatterns = ['date', name] as RefusablePattern[];
    expect(problemsOf({ refusedPatterns })).toEqual([
      `RefusedPatterns knows ${refusablePatterns.join(', ')}, but not "${name}"`,
    ]);
  });

  it.each([
    [5, 6, []],
    [5, 5, ['LogonFailuresBeforePINReset must be below MaxLogonAttempts']],
    [6, 5, ['LogonFailuresBeforePINReset must be below MaxLogonAttempts']],
    [null, 1, []],
  ])('with a reset after %s failed attempts and a lock after %s: %j', (reset, lock, problems) => {
    expect(problemsOf({ logonFailuresBeforePinReset: reset, maxLogonAttempts: lock })).toEqual(
      problems,
    );
  });

  it.each(['resetPinText', 'umEnabledText'] as const)('%s has up to 512 characters', (name) => {
    expect(problemsOf({ [name]: '' })).toEqual([]);
    expect(problemsOf({ [name]: 'ä'.repeat(512) })).toEqual([]);
    expect(problemsOf({ [name]: '📞'.repeat(512) })).toEqual([]);
    expect(problemsOf({ [name]: 'a'.repeat(513) })).toEqual([
      `${policySettings[name].exchangeName} may have at most 512 characters`,
    ]);
  });

  it('resetPinSubject has up to 100 characters, and placeholders that exist', () => {
    const subject = `{extension} ${'📞'.repeat(88)}`;
    expect(problemsOf({ resetPinSubject: subject })).toEqual([]);
    expect(problemsOf({ resetPinSubject: `${subject}!` })).toEqual([
      'ResetPINSubject may have at most 100 characters',
    ]);
    expect(problemsOf({ resetPinSubject: 'Your PIN: {pin}' })).toEqual([
      expect.stringMatching(/^ResetPINSubject knows .*, but not \{pin\}; a PIN never stands/),
    ]);
  });

  it('lists all problems together', () => {
    const problems = problemsOf({ minPinLength: 3, pinHistoryCount: 0, maxLogonAttempts: 0 });
    expect(problems).toHaveLength(4);
  });
});

const setAt = new Date('2026-03-01T12:00:00Z');

describe('the end of a PIN', () => {
  it.each([
    ['chosen by its owner', false, '2026-04-30T12:00:00.000Z'],
    ['made by the system', true, '2026-03-04T12:00:00.000Z'],
  ])('that was %s', (_, temporary, end) => {
    const policy = { pinLifetimeDays: 60, temporaryPinLifetimeHours: 72 };
    expect(pinExpiry({ temporary, setAt }, policy)?.toISOString()).toBe(end);
  });

  it.each([true, false])('is never if the policy sets none (temporary: %s)', (temporary) => {
    const policy = { pinLifetimeDays: null, temporaryPinLifetimeHours: null };
    expect(pinExpiry({ temporary, setAt }, policy)).toBeUndefined();
  });
});
