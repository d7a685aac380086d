import { openClient } from '../postgres.mjs';
import { median, number, spread } from '../statistics.mjs';
import { sampled } from './memory.mjs';

export const numbers = [9];
export const title = 'overload';

export async function run(bench) {
  const { service, callers, databaseUrl } = await bench.main;
  const load = await bench.load;
  const client = await openClient(databaseUrl);
  const concurrency = await bench.concurrency;
  await bench.highest();
  const found = await bench.interleaved(
    {
      highest: async () =>
        (await load.closed(service, callers, { concurrency, ...bench.times })).rate,
      overload: async () => {
        const rate = 4 * (await bench.highest());
        const joinedBefore = await joined(client);
        const before = (await service.child.ask('usage')).rss;
        let result;
        const job = { rate, seconds: bench.scale.overloadSeconds, warmUpSeconds: 0 };
        const offered = load.open(service, callers, job);
        const sizes = await sampled(
          service,
          offered.then((answers) => (result = answers)),
        );
        // A call that joins another one's reset is a success that cost nothing.
        const share = ((await joined(client)) - joinedBefore) / result.succeeded;
        const growth = (Math.max(...sizes) - before) / 2 ** 20;
        return { ...result, rate: result.rate * (1 - share), share, growth };
      },
    },
    bench.scale.overloadRounds,
  );
  await client.end();
  return rows(found);
}

async function joined(client) {
  const sql = "SELECT count(*)::integer AS n FROM audit_events WHERE event = 'reset-joined'";
  return (await client.query(sql)).rows[0].n;
}

function rows({ highest, overload }) {
  const of = (name) => overload.map((one) => one[name]);
  const refused = overload.map(({ busy }) => busy);
  const times = (kind, name) =>
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
      ratio: median(of('rate').map((rate, round) => rate / highest[round])),
      goal: 0.9,
    },
    {
      number: 9,
      name: 'overload: answers',
      measured: `${number(median(refused.map(({ count }) => count)), 0)} refused, p50 ${times(refused, 'p50')}, p99 ${times(refused, 'p99')} ms`,
      comparedWith: `successes: p50 ${times(of('reset'), 'p50')}, p99 ${times(of('reset'), 'p99')} ms`,
    },
    {
      number: 9,
      name: 'overload: RSS above what it was before',
      measured: spread(of('growth'), 'MiB', 0),
    },
  ];
}
