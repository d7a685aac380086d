import { describe, expect, it } from 'vitest';
import { defaultPinPolicy } from '../../pin-policy/pin-policy.js';
import { presets } from '../../pin-policy/presets.js';
import { policyOptions, readPolicyOptions, readPreset } from './policy-options.js';

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
        refuse: 'date, Keypad-Line',
        'temporary-pin-lifetime': 'unlimited',
        'expiry-reminder': '14',
        'reset-unlocks': 'true',
        'reset-pin-subject': 'PIN of {extension}',
        'on-bounce': 'Lock',
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
      refusedPatterns: ['keypad-line', 'date'],
      temporaryPinLifetimeHours: null,
      expiryReminderDays: 14,
      resetUnlocks: true,
      resetPinSubject: 'PIN of {extension}',
      onBounce: 'lock',
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

  it('take the word unlimited only for settings for which Exchange does', () => {
    expect(() => readPolicyOptions({ 'max-logon-attempts': 'unlimited' })).toThrow('whole number.');
    expect(readPolicyOptions({ 'logon-failures-before-pin-reset': 'unlimited' })).toEqual({
      logonFailuresBeforePinReset: null,
    });
  });

  it.each([
    ['', []],
    ['date', ['date']],
    ['phone-number,blocklist,blocklist', ['blocklist', 'phone-number']],
  ])('refuse patterns by their names: %j', (text, refusedPatterns) => {
    expect(readPolicyOptions({ refuse: text })).toEqual({ refusedPatterns });
  });

  it.each(['dates', 'date,', 'date blocklist', ' '])('know no pattern %j', (text) => {
    expect(() => readPolicyOptions({ refuse: text })).toThrow(
      '--refuse takes names with commas between: keypad-line, alternating-digits',
    );
  });

  it('take the word never for settings for which it makes sense', () => {
    expect(readPolicyOptions({ 'expiry-reminder': 'Never' })).toEqual({ expiryReminderDays: null });
    expect(() => readPolicyOptions({ 'expiry-reminder': 'unlimited' })).toThrow('the word never.');
    expect(() => readPolicyOptions({ 'temporary-pin-lifetime': 'never' })).toThrow(
      'the word unlimited.',
    );
    expect(() => readPolicyOptions({ 'reset-unlocks': 'yes' })).toThrow('takes true or false.');
    expect(() => readPolicyOptions({ 'on-bounce': 'toString' })).toThrow(
      '--on-bounce takes return, keep, lock.',
    );
  });

  it('begin with a preset if one is named', () => {
    expect(readPreset(undefined)).toEqual({});
    expect(readPreset('Cisco-Unity')).toEqual(presets['cisco-unity']);
    for (const name of ['', 'cisco', 'toString']) {
      expect(() => readPreset(name)).toThrow(
        '--preset takes one of: exchange, cisco-unity, nist-63b.',
      );
    }
  });

  it('are as many as a policy has settings', () => {
    expect(Object.keys(policyOptions)).toHaveLength(Object.keys(defaultPinPolicy).length);
  });
});
