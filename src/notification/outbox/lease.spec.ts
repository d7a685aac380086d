import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Lease, leaseMs } from './lease.js';

describe('a lease', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('ends while the machine sleeps, although its monotonic clock stands still (P4)', () => {
    const lease = new Lease();
    vi.setSystemTime(Date.now() + leaseMs - 1_000);
    expect(lease.valid).toBe(true);
    vi.setSystemTime(Date.now() + 1_000);
    expect(lease.valid).toBe(false);
    lease.renewed(performance.now());
    expect(lease.valid).toBe(true);
  });

  it('ends after its time even if the wall clock is set back', () => {
    const lease = new Lease(performance.now() - leaseMs);
    vi.setSystemTime(Date.now() - 3_600_000);
    expect(lease.valid).toBe(false);
  });
});
