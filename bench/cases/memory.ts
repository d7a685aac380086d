import { setTimeout as pause } from 'node:timers/promises';
import { availableParallelism } from 'node:os';
import type { Bench } from '../bench.js';
import { refuseOthers, type Result } from '../processes/tally.js';
import type { Row } from '../report.js';
import { standardCost } from '../seed.js';
import type { Service } from '../service.js';
import { median, number } from '../statistics.js';

export const numbers = [8];
export const title = 'memory';

const mib = (bytes: number): number => bytes / 2 ** 20;

/** A service of its own: what the others went through must not have filled its memory before. */
export async function run(bench: Bench): Promise<Row[]> {
  const { databaseUrl, callers } = await bench.main();
  const service = await bench.service(databaseUrl, { env: { REMEMBER_LOGIN_SECONDS: '3600' } });
  const load = await bench.load();
  const { memorySeconds } = bench.scale;
  const job = { concurrency: await bench.concurrency(), seconds: memorySeconds, warmUpSeconds: 0 };
  await load.greet(service, callers);
  const sizes = await sampled(service, load.closed(service, callers, job));
  await service.stop();

  const first = sizes.slice(0, Math.ceil(sizes.length / 10));
  const rest = sizes.slice(first.length);
  const last = sizes.slice(-first.length);
  const hashing = Math.min(4, availableParallelism()) * (standardCost.memoryKiB / 1_024);
  const about = `${number(memorySeconds, 0)} s of load`;
  return [
    {
      number: 8,
      name: `memory (RSS), ${about}: last tenth against first`,
      measured: `${number(mib(median(last)), 0)} MiB (highest after the first tenth ${number(mib(Math.max(...rest)), 0)})`,
      comparedWith: `first tenth: ${number(mib(median(first)), 0)} MiB`,
      ratio: median(last) / median(first),
      goal: 1.1,
      atMost: true,
    },
    {
      number: 8,
      name: 'highest RSS above the hashing memory',
      measured: `${number(mib(Math.max(...sizes)), 0)} MiB`,
      comparedWith: `hashing: ${number(hashing, 0)} MiB`,
      ratio: mib(Math.max(...sizes)) - hashing,
      unit: 'MiB',
      goal: 144,
      stretch: 110,
      atMost: true,
    },
  ];
}

/** RSS of the service, every quarter of a second until the load ends. */
export async function sampled(service: Service, load: Promise<Result>): Promise<number[]> {
  const sizes: number[] = [];
  const end = new AbortController();
  const sampling = (async () => {
    while (!end.signal.aborted) {
      sizes.push((await service.child.ask('usage')).rss);
      await pause(250);
    }
  })();
  const { others } = await load.finally(() => end.abort());
  await sampling;
  refuseOthers(others);
  return sizes;
}
