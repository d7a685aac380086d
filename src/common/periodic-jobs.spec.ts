import { Logger } from '@nestjs/common';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PeriodicJobs, type PeriodicJob } from './periodic-jobs.js';

/** A job whose steps end when they are told to. */
class Job implements PeriodicJob {
  readonly what = 'do a made-up step';
  readonly pauseMs = 1_000;
  steps = 0;
  private end: { well: (pauseMs: number) => void; badly: (error: Error) => void } | undefined;

  constructor(readonly outlivesRequests = false) {}

  run(): Promise<number> {
    this.steps += 1;
    return new Promise((resolve, reject) => (this.end = { well: resolve, badly: reject }));
  }

  async finish(pauseMs: number): Promise<void> {
    this.end?.well(pauseMs);
    await vi.advanceTimersByTimeAsync(0);
  }

  async fail(): Promise<void> {
    this.end?.badly(new Error('made up'));
    await vi.advanceTimersByTimeAsync(0);
  }
}

describe('periodic jobs', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    Logger.overrideLogger(false);
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const running = (...registered: Job[]) => {
    const jobs = new PeriodicJobs();
    jobs.register(...registered);
    jobs.onApplicationBootstrap();
    return jobs;
  };

  it('begin after the pause of the job', () => {
    const job = new Job();
    running(job);
    vi.advanceTimersByTime(999);
    expect(job.steps).toBe(0);
    vi.advanceTimersByTime(1);
    expect(job.steps).toBe(1);
  });

  it('never run two steps of a job simultaneously, and pause as each step says', async () => {
    const job = new Job();
    running(job);
    vi.advanceTimersByTime(60_000);
    expect(job.steps).toBe(1);
    await job.finish(5_000);
    vi.advanceTimersByTime(4_999);
    expect(job.steps).toBe(1);
    vi.advanceTimersByTime(1);
    expect(job.steps).toBe(2);
  });

  it('go on after a step that failed, after the pause of the job', async () => {
    const job = new Job();
    running(job);
    vi.advanceTimersByTime(1_000);
    await job.fail();
    vi.advanceTimersByTime(1_000);
    expect(job.steps).toBe(2);
  });

  it('do not wait for each other', () => {
    const [first, second] = [new Job(), new Job()];
    running(first, second);
    vi.advanceTimersByTime(1_000);
    expect([first.steps, second.steps]).toEqual([1, 1]);
  });

  it('begin no step once the application stops, even if one was under way', async () => {
    const [waiting, busy] = [new Job(), new Job()];
    const jobs = running(waiting, busy);
    vi.advanceTimersByTime(1_000);
    await waiting.finish(1_000);
    jobs.beforeApplicationShutdown();
    await busy.finish(0);
    vi.advanceTimersByTime(60_000);
    expect([waiting.steps, busy.steps]).toEqual([1, 1]);
  });

  it('let a job that outlives requests go on until it is stopped', async () => {
    const job = new Job(true);
    const jobs = running(job);
    jobs.beforeApplicationShutdown();
    vi.advanceTimersByTime(1_000);
    await job.finish(1_000);
    vi.advanceTimersByTime(1_000);
    expect(job.steps).toBe(2);
    jobs.stop(job);
    await job.finish(1_000);
    vi.advanceTimersByTime(60_000);
    expect(job.steps).toBe(2);
  });
});
