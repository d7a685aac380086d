// Loaded into every measured process (--import), dist/src/main.js included, which stays as it is: tells
// what the process uses, and takes CPU profiles.
import { Session } from 'node:inspector/promises';
import { performance } from 'node:perf_hooks';
import { answer } from './answers.js';

let session: Session | undefined;

async function startProfile(): Promise<void> {
  session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 500 });
  await session.post('Profiler.start');
}

async function stopProfile() {
  if (!session) throw new Error('No profile was started.');
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  return profile;
}

function usage() {
  const { user, system } = process.cpuUsage();
  return {
    cpuMs: (user + system) / 1_000,
    rss: process.memoryUsage.rss(),
    // Of the main thread alone: hashes run beside it.
    loop: performance.eventLoopUtilization(),
  };
}

const questions = { usage, startProfile, stopProfile };

export type MeasureQuestions = typeof questions;

answer(questions);
