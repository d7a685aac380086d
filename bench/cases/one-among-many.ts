import type { Bench } from '../bench.js';
import { refuseOthers } from '../processes/tally.js';
import type { Row } from '../report.js';
import { median, number, spread } from '../statistics.js';

export const numbers = [15];
export const title = 'one caller among many';

const many = 24;

/** Whether a caller who comes alone waits for those who come in crowds. */
export async function run(bench: Bench): Promise<Row[]> {
  const { service, callers } = await bench.main();
  const load = await bench.load();
  const [lonely, crowd] = [callers.slice(0, 1), callers.slice(1)];
  const { floor, both } = await bench.interleaved({
    floor: () => bench.floor(bench.times),
    both: async () => {
      const [one, others] = await Promise.all([
        load.closed(service, lonely, { concurrency: 1, ...bench.times }),
        load.closed(service, crowd, { concurrency: many, ...bench.times }),
      ]);
      for (const each of [one, others]) refuseOthers(each.others);
      return { p50: one.success.p50, mean: others.success.mean };
    },
  });
  const hash = floor.map(({ cpuMsPerHash }) => cpuMsPerHash);
  return [
    {
      number: 15,
      name: `p50 of one caller while ${many} others are served`,
      measured: spread(
        both.map(({ p50 }) => p50),
        'ms',
      ),
      comparedWith: `mean of the others ${spread(
        both.map(({ mean }) => mean),
        'ms',
      )}, a hash ${number(median(hash))} ms`,
      ratio: median(both.map(({ p50, mean }, round) => (p50 - mean) / (hash[round] ?? NaN))),
      unit: 'hashes over the mean',
      goal: 3,
      atMost: true,
    },
  ];
}
