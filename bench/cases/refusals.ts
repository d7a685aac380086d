import type { Bench } from '../bench.js';
import { Child } from '../child.js';
import type { MeasureQuestions } from '../processes/measure.js';
import type { Target } from '../load.js';
import type { Kind } from '../processes/requests.js';
import { refuseOthers } from '../processes/tally.js';
import type { Row } from '../report.js';
import { ratioOf, spread } from '../statistics.js';

export const numbers = [13];
export const title = 'refused requests';

const concurrency = 32;

/**
 * An operation that is not served, refused after every check of the envelope. npm soap refuses a ResetPIN
 * instead: an operation that it does not know makes it throw a TypeError and send its stack, which takes
 * three times as long as a fault and would flatter the service.
 */
export async function run(bench: Bench): Promise<Row[]> {
  const { service, callers } = await bench.main();
  const load = await bench.load();
  const child = await Child.start<MeasureQuestions>('soap-peer.js', { env: { REFUSE: 'yes' } });
  const measure = async (target: Target, kind: Kind): Promise<number> => {
    const job = { kind, concurrency, ...bench.times };
    const { rate, others } = await load.closed(target, callers, job);
    refuseOthers(others);
    return rate;
  };
  const { umpin, peer } = await bench.interleaved({
    umpin: () => measure(service, 'unknownOperation'),
    peer: () => measure({ url: `http://127.0.0.1:${child.port}` }, 'refusedReset'),
  });
  await child.stop();
  return [
    {
      number: 13,
      name: 'unknown operations refused, remembered logins',
      measured: spread(umpin, '/s', 0),
      comparedWith: `npm soap refusing with a fault, without a login: ${spread(peer, '/s', 0)}`,
      ...ratioOf(umpin, peer),
      goal: 0.8,
      stretch: 1,
    },
  ];
}
