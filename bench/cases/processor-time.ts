import type { Bench } from '../bench.js';
import { processorTime } from '../processor-time.js';
import { refuseOthers } from '../processes/tally.js';
import type { Row } from '../report.js';
import { median, number, spread } from '../statistics.js';

export const numbers = [14];
export const title = 'processor time beside the hash';

/** The time that service, PostgreSQL, mail server, load and kernel use for a reset, less a hash. */
export async function run(bench: Bench): Promise<Row[]> {
  if (!processorTime()) {
    bench.say('  skipped: this system does not tell who uses its processors');
    return [];
  }
  const { service, callers } = await bench.main();
  const load = await bench.load();
  const job = { concurrency: Math.max(...bench.scale.trials.service), ...bench.times };
  const { floor, reset } = await bench.interleaved({
    floor: () => bench.floor(bench.times),
    reset: async () => {
      const before = processorTime();
      const { called, others } = await load.closed(service, callers, job);
      const after = processorTime();
      refuseOthers(others);
      if (!before || !after) throw new Error('/proc has gone.');
      return {
        own: (after.own - before.own) / called,
        all: (after.all - before.all) / called,
      };
    },
  });
  const hash = floor.map(({ cpuMsPerHash }) => cpuMsPerHash);
  const beside = reset.map(({ own }, round) => own - (hash[round] ?? NaN));
  const all = number(median(reset.map((each) => each.all)));
  return [
    {
      number: 14,
      name: `processor time beside the hash, per reset, ${job.concurrency} callers`,
      measured: spread(beside, 'ms'),
      comparedWith: `hash: ${spread(hash, 'ms')}; hash, all of this and other processes: ${all} ms`,
      ratio: median(beside),
      unit: 'ms',
      goal: 2.5,
      stretch: 1.5,
      atMost: true,
    },
  ];
}
