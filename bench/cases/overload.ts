import type { Bench } from '../bench.js';
import { countEvents, openClient } from '../postgres.js';
import type { Result } from '../processes/tally.js';
import type { Row } from '../report.js';
import type { Summary } from '../statistics.js';
import { median, number, ratioOf, spread } from '../statistics.js';
import { sampled } from './memory.js';

export const numbers = [9];
export const title = 'overload';

interface Overload extends Result {
  /** The part of the successes that joined another call's reset. */
  readonly share: number;
  /** MiB. */
  readonly growth: number;
}

export async function run(bench: Bench): Promise<Row[]> {
  const { service, callers, databaseUrl } = await bench.main();
  const load = await bench.load();
  const client = await openClient(databaseUrl);
  const concurrency = await bench.concurrency();
  await bench.highest();
  const found = await bench.interleaved(
    {
      highest: async () =>
        (await load.closed(service, callers, { concurrency, ...bench.times })).rate,
      overload: async (): Promise<Overload> => {
        const rate = 4 * (await bench.highest());
        const joinedBefore = await countEvents(client, 'reset-joined');
        const before = (await service.child.ask('usage')).rss;
        const job = { rate, seconds: bench.scale.overloadSeconds, warmUpSeconds: 0 };
        const offered = load.open(service, callers, job);
        const sizes = await sampled(service, offered);
        const result = await offered;
        // A call that joins another one's reset is a success that cost nothing.
        const share =
          ((await countEvents(client, 'reset-joined')) - joinedBefore) / result.succeeded;
        const growth = (Math.max(...sizes) - before) / 2 ** 20;
        return { ...result, rate: result.rate * (1 - share), share, growth };
      },
    },
    bench.scale.overloadRounds,
  );
  await client.end();
  return rows(found);
}

function rows({ highest, overload }: { highest: number[]; overload: Overload[] }): Row[] {
  const of = (name: 'rate' | 'share' | 'growth'): number[] => overload.map((one) => one[name]);
  const refused = overload.map(({ busy }) => busy);
  const times = (kind: readonly Summary[], name: 'p50' | 'p99'): string =>
    spread(
      kind.map((one) => one[name]),
      '',
      0,
    );
  return [
    {
      number: 9,
      name: 'overload: goodput with four times the highest throughput offered',
      measured: `${spread(of('rate'), '/s')}, ${number(median(of('share')) * 100)} % that joined not counted`,
      comparedWith: `highest: ${spread(highest, '/s')}`,
      ...ratioOf(of('rate'), highest),
      goal: 0.9,
    },
    {
      number: 9,
      name: 'overload: answers',
      measured: `${number(median(refused.map(({ count }) => count)), 0)} refused, p50 ${times(refused, 'p50')}, p99 ${times(refused, 'p99')} ms`,
      comparedWith: `successes: p50 ${times(
        overload.map(({ success }) => success),
        'p50',
      )}, p99 ${times(
        overload.map(({ success }) => success),
        'p99',
      )} ms`,
    },
    {
      number: 9,
      name: 'overload: RSS above what it was before',
      measured: spread(of('growth'), 'MiB', 0),
    },
  ];
}
