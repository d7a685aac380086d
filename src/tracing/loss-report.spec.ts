import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LossReport } from './loss-report.js';

describe('a report of losses', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('tells of the first one immediately, and of all others within a minute', () => {
    const told: number[] = [];
    const report = new LossReport((lost) => told.push(lost));
    report.add(1);
    report.add(2);
    report.add(3);
    expect(told).toEqual([1]);
    vi.advanceTimersByTime(60_000);
    expect(told).toEqual([1, 5]);
    vi.advanceTimersByTime(120_000);
    report.add(7);
    expect(told).toEqual([1, 5, 7]);
  });

  it('tells of the rest when it ends', () => {
    const told: unknown[] = [];
    const report = new LossReport((lost, error) => told.push([lost, error?.message]));
    report.add(1, new Error('first'));
    report.add(2, new Error('last'));
    report.end();
    vi.advanceTimersByTime(60_000);
    expect(told).toEqual([
      [1, 'first'],
      [2, 'last'],
    ]);
  });
});
