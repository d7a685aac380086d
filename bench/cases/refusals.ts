import type { Bench } from '../bench.js';
import { Child } from '../child.js';
import type { MeasureQuestions } from '../processes/measure.js';
import type { Target } from '../load.js';
import { refuseOthers } from '../processes/tally.js';
import type { Row } from '../report.js';
import { medianRatio, spread } from '../statistics.js';

export const numbers = [13];
export const title = 'refused requests';

const concurrency = 32;

/** An operation that neither serves: refused after every check of the envelope. */
export async function run(bench: Bench): Promise<Row[]> {
  const { service, callers } = await bench.main();
  const load = await bench.load();
  const child = await Child.start<MeasureQuestions>('soap-peer.js');
  const measure = async (target: Target): Promise<number> => {
    const job = { kind: 'unknownOperation', concurrency, ...bench.times } as const;
    const { rate, others } = await load.closed(target, callers, job);
    refuseOthers(others);
    return rate;
  };
  const { umpin, peer } = await bench.interleaved({
    umpin: () => measure(service),
    peer: () => measure({ url: `http://127.0.0.1:${child.port}` }),
  });
  await child.stop();
  return [
    {
      number: 13,
      name: 'unknown operations refused, remembered logins',
      measured: spread(umpin, '/s', 0),
      comparedWith: `npm soap refusing the same, without a login: ${spread(peer, '/s', 0)}`,
      ratio: medianRatio(umpin, peer),
      goal: 0.8,
      stretch: 1,
    },
  ];
}
