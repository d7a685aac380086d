import { describe, expect, it } from 'vitest';
import { pinExpiry } from './pin-expiry.js';

const setAt = new Date('2026-03-01T12:00:00Z');

describe('the end of a PIN', () => {
  it.each([
    ['chosen by its owner', false, '2026-04-30T12:00:00.000Z'],
    ['made by the system', true, '2026-03-04T12:00:00.000Z'],
  ])('that was %s', (_, temporary, end) => {
    const policy = { pinLifetimeDays: 60, temporaryPinLifetimeHours: 72 };
    expect(pinExpiry({ temporary, setAt }, policy)?.toISOString()).toBe(end);
  });

  it.each([true, false])('is never where the policy sets none (temporary: %s)', (temporary) => {
    const policy = { pinLifetimeDays: null, temporaryPinLifetimeHours: null };
    expect(pinExpiry({ temporary, setAt }, policy)).toBeUndefined();
  });
});
