// Loaded into every measured process (--import), dist/src/main.js included, which stays as it is: tells
// what the process uses, and takes CPU profiles.
import { Session } from 'node:inspector/promises';
import { performance } from 'node:perf_hooks';
import { env } from 'node:process';
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

/** The size of libuv's thread pool that this process was given; undefined: the default of Node. */
function threadPoolSize() {
  return env.UV_THREADPOOL_SIZE;
}

const questions = { usage, startProfile, stopProfile, threadPoolSize };

export type MeasureQuestions = typeof questions;

answer(questions);
