// As many Argon2id hashes as the machine gives, and nothing else.
import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { hash } from '@node-rs/argon2';
import { answer, ready } from './answers.mjs';

async function hashes({ cost, concurrency, warmUpSeconds, seconds }) {
  const options = {
    memoryCost: cost.memoryKiB,
    timeCost: cost.passes,
    parallelism: cost.parallelism,
  };
  const from = performance.now() + warmUpSeconds * 1_000;
  const until = from + seconds * 1_000;
  let count = 0;
  let cpu;
  const one = async () => {
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

answer({ hashes });
process.once('SIGTERM', () => process.exit(0));
ready();
