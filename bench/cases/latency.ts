import type { Bench } from '../bench.js';
import { Child } from '../child.js';
import type { PiecesQuestions } from '../processes/pieces.js';
import { refuseOthers } from '../processes/tally.js';
import type { Row } from '../report.js';
import { standardCost } from '../seed.js';
import { median, number, ratioOf, spread } from '../statistics.js';

export const numbers = [5];
export const title = 'latency at half the highest throughput';

export async function run(bench: Bench): Promise<Row[]> {
  const { service, callers, databaseUrl } = await bench.main();
  const load = await bench.load();
  const smtpPort = (await bench.smtp()).port;
  const rate = (await bench.highest()) / 2;
  const parts = await Child.start<PiecesQuestions>('processes/pieces.js');
  const ask = { databaseUrl, smtpPort, cost: standardCost, seconds: bench.scale.trialSeconds };

  const found = await bench.interleaved({
    parts: () => parts.ask('pieces', ask),
    reset: async () => {
      const { success, others } = await load.open(service, callers, { rate, ...bench.times });
      refuseOthers(others);
      return success;
    },
  });
  await parts.stop();

  const sum = found.parts.map(({ hash, commit, mail }) => hash + 2 * commit + mail);
  const part = (name: 'hash' | 'commit' | 'mail'): string =>
    number(median(found.parts.map((one) => one[name])));
  const at = (name: 'p50' | 'p95' | 'p99'): string => spread(found.reset.map((one) => one[name]));
  return [
    {
      number: 5,
      name: `latency at ${number(rate)} a second`,
      measured: `p50 ${at('p50')}, p95 ${at('p95')}, p99 ${at('p99')} ms`,
      comparedWith: `hash ${part('hash')} + 2 × commit ${part('commit')} + mail ${part('mail')} ms: ${spread(sum, 'ms')}`,
      ...ratioOf(
        found.reset.map(({ p50 }) => p50),
        sum,
      ),
      goal: 1.3,
      atMost: true,
    },
  ];
}
