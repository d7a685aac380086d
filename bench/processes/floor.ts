// As many Argon2id hashes as the machine gives, and nothing else.
import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { hash } from '@node-rs/argon2';
import type { Argon2Cost } from '../../src/crypto/argon2id.js';
import { answer, ready } from './answers.js';

interface Job {
  readonly cost: Argon2Cost;
  readonly concurrency: number;
  readonly warmUpSeconds: number;
  readonly seconds: number;
}

async function hashes({ cost, concurrency, warmUpSeconds, seconds }: Job) {
  const options = {
    memoryCost: cost.memoryKiB,
    timeCost: cost.passes,
    parallelism: cost.parallelism,
  };
  const from = performance.now() + warmUpSeconds * 1_000;
  const until = from + seconds * 1_000;
  let count = 0;
  let cpu: NodeJS.CpuUsage | undefined;
  const one = async (): Promise<void> => {
    for (;;) {
      await hash('123456', { ...options, salt: randomBytes(16) });
      const now = performance.now();
      if (now > until) return;
      if (now >= from) {
        cpu ??= process.cpuUsage();
        count += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: concurrency }, one));
  const { user, system } = process.cpuUsage(cpu);
  return { rate: count / seconds, cpuMsPerHash: (user + system) / 1_000 / count };
}

const questions = { hashes };

export type FloorQuestions = typeof questions;

answer(questions);
process.once('SIGTERM', () => process.exit(0));
ready();
