import { describe, expect, it } from 'vitest';
import { policyOptions, readPolicyOptions } from './policy-options.js';

describe('the options of a policy', () => {
  it('are all understood', () => {
    expect(
      readPolicyOptions({
        'min-pin-length': '8',
        'pin-lifetime': 'Unlimited',
        'pin-history-count': '10',
        'allow-common-patterns': 'True',
        'logon-failures-before-pin-reset': '3',
        'max-logon-attempts': '9',
        'reset-pin-text': 'Call <b>1234</b>',
        'um-enabled-text': '',
      }),
    ).toEqual({
      minPinLength: 8,
      pinLifetimeDays: null,
      pinHistoryCount: 10,
      allowCommonPatterns: true,
      logonFailuresBeforePinReset: 3,
      maxLogonAttempts: 9,
      resetPinText: 'Call <b>1234</b>',
      umEnabledText: null,
    });
  });

  it('leave out what was not given', () => {
    expect(readPolicyOptions({})).toEqual({});
    expect(readPolicyOptions({ 'pin-lifetime': '90' })).toEqual({ pinLifetimeDays: 90 });
  });

  const numbers = [
    'min-pin-length',
    'pin-lifetime',
    'pin-history-count',
    'max-logon-attempts',
  ] as const;

  it.each(numbers)('take numbers only: %s', (option) => {
    for (const text of ['', 'x', '-1', '1.5', '1e3', '0x8', '99999']) {
      expect(() => readPolicyOptions({ [option]: text })).toThrow(
        `--${option} takes a whole number`,
      );
    }
  });

  it('take unlimited only where Exchange does', () => {
    expect(() => readPolicyOptions({ 'max-logon-attempts': 'unlimited' })).toThrow('whole number.');
    expect(readPolicyOptions({ 'logon-failures-before-pin-reset': 'unlimited' })).toEqual({
      logonFailuresBeforePinReset: null,
    });
  });

  it('are as many as a policy has settings', () => {
    expect(Object.keys(policyOptions)).toHaveLength(8);
  });
});
