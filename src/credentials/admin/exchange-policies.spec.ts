import { describe, expect, it } from 'vitest';
import { readExchangePolicies } from './exchange-policies.js';
import { ProvisioningError } from '../../accounts/provisioning-error.js';

const settingsOf = (fields: Record<string, unknown>) =>
  readExchangePolicies(JSON.stringify({ Name: 'Sales', ...fields }))[0]?.settings;

function problemsOf(text: string): readonly string[] {
  try {
    readExchangePolicies(text);
    return [];
  } catch (error) {
    if (error instanceof ProvisioningError) return error.problems;
    throw error;
  }
}

it('refuses a name or a text that has lost a character before', () => {
  const damaged = JSON.stringify([
    { Name: 'Caf\ufffd' },
    { Name: 'Bar', UMEnabledText: 'f\ufffdr' },
  ]);
  expect(problemsOf(damaged.replaceAll('\ufffd', '\\ufffd'))).toEqual([
    'policy 1: Name must be text without U+FFFD, which stands for a lost character: export it again',
    'policy "Bar": UMEnabledText must be text without U+FFFD, which stands for a lost character: export it again',
  ]);
});

describe('the policies that Get-UMMailboxPolicy | ConvertTo-Json writes', () => {
  const asText = {
    MinPINLength: '8',
    PINLifetime: '60.00:00:00',
    PINHistoryCount: '5',
    AllowCommonPatterns: 'False',
    LogonFailuresBeforePINReset: '5',
    MaxLogonAttempts: '15',
    ResetPINText: '',
    UMEnabledText: 'Welcome',
    UMDialPlan: 'Headquarters',
  };
  const asObjects = {
    MinPINLength: 8,
    PINLifetime: { IsUnlimited: false, Value: { Ticks: 51_840_000_000_000, Days: 60, Hours: 0 } },
    PINHistoryCount: 5,
    AllowCommonPatterns: false,
    LogonFailuresBeforePINReset: { IsUnlimited: false, Value: 5 },
    MaxLogonAttempts: { IsUnlimited: false, Value: 15 },
    ResetPINText: null,
    UMEnabledText: 'Welcome',
    SourceForestPolicyNames: [],
  };
  // As Windows PowerShell 5.1 writes what ConvertFrom-Json or a variable hands on in one piece.
  const asValueAndCount = (...policies: unknown[]) =>
    JSON.stringify({ value: policies, Count: policies.length });
  const read = {
    minPinLength: 8,
    pinLifetimeDays: 60,
    pinHistoryCount: 5,
    allowCommonPatterns: false,
    logonFailuresBeforePinReset: 5,
    maxLogonAttempts: 15,
    resetPinText: null,
    umEnabledText: 'Welcome',
  };

  it('are read from a remote shell, which gives text', () => {
    expect(settingsOf(asText)).toEqual(read);
  });

  it('are read from a local shell, which gives objects', () => {
    expect(settingsOf(asObjects)).toEqual(read);
  });

  it.each([
    ['PINLifetime', 'Unlimited', { pinLifetimeDays: null }],
    ['PINLifetime', { IsUnlimited: true }, { pinLifetimeDays: null }],
    ['PINLifetime', { Days: 90 }, { pinLifetimeDays: 90 }],
    ['PINLifetime', 90, { pinLifetimeDays: 90 }],
    ['LogonFailuresBeforePINReset', 'Unlimited', { logonFailuresBeforePinReset: null }],
    ['LogonFailuresBeforePINReset', 0, { logonFailuresBeforePinReset: null }],
    ['AllowCommonPatterns', true, { allowCommonPatterns: true }],
  ])('say %s as %j', (setting, value, settings) => {
    expect(settingsOf({ [setting]: value })).toEqual(settings);
  });

  it('may be several, each with the settings that it names', () => {
    const text = JSON.stringify([{ Name: 'A', MinPINLength: 4 }, { Name: 'B' }]);
    expect(readExchangePolicies(text)).toMatchObject([
      { name: 'A', settings: { minPinLength: 4 } },
      { name: 'B', settings: {} },
    ]);
  });

  it('may be wrapped in value and Count, the lists in them, too', () => {
    const RefusedPatterns = { value: ['date'], Count: 1 };
    expect(
      readExchangePolicies(asValueAndCount({ Name: 'A', RefusedPatterns }, { Name: 'B' })),
    ).toEqual([
      expect.objectContaining({ name: 'A', settings: { refusedPatterns: ['date'] } }),
      expect.objectContaining({ name: 'B', settings: {} }),
    ]);
    expect(problemsOf(asValueAndCount())).toEqual(['the file has no policies']);
    expect(problemsOf(asValueAndCount(1))).toEqual(['the file holds something else than policies']);
  });

  it('may have its names in any case', () => {
    expect(readExchangePolicies('{"name":"A","MINPINLENGTH":8,"pinlifetime":"Unlimited"}')).toEqual(
      [
        expect.objectContaining({
          name: 'A',
          settings: { minPinLength: 8, pinLifetimeDays: null },
        }),
      ],
    );
  });

  it('may have names that differ in more than case, such as a Kelvin sign (U+212A) for a k', () => {
    expect(readExchangePolicies('[{"Name":"desk"},{"Name":"des\u212a"}]')).toHaveLength(2);
  });

  it('may have what policy list adds', () => {
    const ours = {
      RefusedPatterns: ['date'],
      TemporaryPINLifetimeHours: 'Unlimited',
      ExpiryReminderDays: 'Never',
      ResetUnlocks: true,
      OnBounce: 'keep',
      AllowedPINs: '999978',
    };
    expect(settingsOf(ours)).toEqual({
      refusedPatterns: ['date'],
      temporaryPinLifetimeHours: null,
      expiryReminderDays: null,
      resetUnlocks: true,
      onBounce: 'keep',
    });
  });

  it.each([
    ['MinPINLength', 'six', 'a whole number'],
    ['MinPINLength', null, 'a whole number'],
    ['MaxLogonAttempts', { IsUnlimited: true }, 'a whole number'],
    ['PINLifetime', '60.12:00:00', 'whole days as in "60.00:00:00", or Unlimited'],
    ['PINLifetime', { Days: 60, Hours: 12 }, 'whole days as in "60.00:00:00", or Unlimited'],
    ['AllowCommonPatterns', 1, 'true or false'],
    ['ResetPINText', {}, 'text'],
    ['RefusedPatterns', 'date', 'a list of names'],
    ['OnBounce', 'resend', 'one of return, keep, lock'],
  ])('cannot have %s %j', (setting, value, expected) => {
    expect(problemsOf(JSON.stringify([{ Name: 'Sales', [setting]: value }]))).toEqual([
      `policy "Sales": ${setting} must be ${expected}`,
    ]);
  });

  const notJson =
    'the file is not JSON: write it with ConvertTo-Json, not with Export-Csv or Export-Clixml';
  it.each([
    ...['', '#TYPE System.Object\r\n"Name"\r\n"A"', '<Objs/>'].map((text) => [text, notJson]),
    ['[]', 'the file has no policies'],
    ['[1]', 'the file holds something else than policies'],
    ['null', 'the file holds something else than policies'],
    ['[{"Name":"A"},{}]', 'policy 2 has no Name'],
    ['[{"Name":"A"},{"Name":"a"}]', 'policy "a" is in the file twice'],
  ])('cannot be %j', (text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });
});
