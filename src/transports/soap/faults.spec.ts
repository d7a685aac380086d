import { describe, expect, it } from 'vitest';
import { DomainError, refusals, type Refusal } from '../../common/domain-error.js';
import { faultOf, faults, statusOf } from './faults.js';

describe('faultOf', () => {
  it('says how long to wait if the refusal knows it', () => {
    const refused = new DomainError('TooManyResets', { retryAfterMs: 1_234_567 });
    expect(faultOf(refused)).toEqual({ ...faults.TooManyResets, backOffMilliseconds: 1_234_567 });
  });

  it("uses the table's time to wait otherwise", () => {
    expect(faultOf(new DomainError('ServerBusy'))).toMatchObject({ backOffMilliseconds: 5_000 });
    expect(faultOf(new DomainError('TooManyResets'))).toBe(faults.TooManyResets);
    expect(faultOf(new DomainError('ServerBusy', { retryAfterMs: 70 }))).toMatchObject({
      backOffMilliseconds: 70,
    });
  });

  it('omits the time to wait from layouts without a place for it', () => {
    const refused = new DomainError('NotificationUnavailable', { retryAfterMs: 1_000 });
    expect(faultOf(refused)).toBe(faults.NotificationUnavailable);
  });

  it('has the status that SOAP prescribes, except for throttled logins', () => {
    for (const refusal of Object.keys(refusals) as Refusal[]) {
      expect(statusOf(refusal)).toBe(refusal === 'TooManyFailedLogins' ? 429 : 500);
    }
  });
});
