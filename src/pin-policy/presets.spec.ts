import { describe, expect, it } from 'vitest';
import { defaultPinPolicy, pinPolicyProblems } from './pin-policy.js';
import { presets } from './presets.js';

describe.each(Object.entries(presets))('the preset %s', (_, preset) => {
  it('is a valid policy', () => {
    const policy = { ...defaultPinPolicy, ...preset };
    expect(pinPolicyProblems(policy)).toEqual([]);
  });

  it('sets all but the texts', () => {
    const settings = Object.keys(defaultPinPolicy).filter((name) => !/(Text|Subject)$/.test(name));
    expect(Object.keys(preset).sort()).toEqual(settings.sort());
  });
});

it('exchange is the default policy', () => {
  expect(defaultPinPolicy).toMatchObject(presets.exchange);
});

it('cisco-unity is the rule that Unity Connection recommends', () => {
  expect(presets['cisco-unity']).toMatchObject({
    minPinLength: 6,
    pinLifetimeDays: 180,
    pinHistoryCount: 5,
    logonFailuresBeforePinReset: null,
    maxLogonAttempts: 3,
  });
});

it('nist-63b keeps to SP 800-63B-4', () => {
  const { minPinLength, maxLogonAttempts, temporaryPinLifetimeHours, ...preset } =
    presets['nist-63b'];
  expect(minPinLength).toBeGreaterThanOrEqual(6);
  expect(maxLogonAttempts).toBeLessThanOrEqual(100);
  expect(temporaryPinLifetimeHours).toBeLessThanOrEqual(24);
  expect(preset.pinLifetimeDays).toBeNull();
  expect(preset.refusedPatterns).toContain('blocklist');
});
