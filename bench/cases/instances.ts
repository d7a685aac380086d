import { availableParallelism } from 'node:os';
import type { Bench } from '../bench.js';
import { machineBusyMs } from '../machine.js';
import { countEvents, openClient } from '../postgres.js';
import { refuseOthers } from '../processes/tally.js';
import type { Row } from '../report.js';
import { addCallers, cheapCost } from '../seed.js';
import type { Service } from '../service.js';
import { median, number, ratioOf, spread } from '../statistics.js';

export const numbers = [7];
export const title = 'two instances';

const concurrency = 16;
const goal = 1.5;

/** Resets a second, and the part of the machine that was busy. */
interface Measured {
  readonly rate: number;
  readonly busy: number;
}

interface Delivery {
  /** Successes by the answers, and by the audit log. */
  readonly answered: number;
  readonly recorded: number;
  /** Message-IDs, and those that came more than once. */
  readonly different: number;
  readonly twice: number;
}

export async function run(bench: Bench): Promise<Row[]> {
  const databaseUrl = await (await bench.postgres()).database('instances');
  const { callers: count } = bench.scale;
  const callers = await addCallers(databaseUrl, 2 * count, { cost: cheapCost });
  const options = { program: 'cheap-service.js', env: { REMEMBER_LOGIN_SECONDS: '3600' } };
  const first = await bench.service(databaseUrl, options);
  const second = await bench.service(databaseUrl, options);
  const load = await bench.load();
  const smtp = await bench.smtp();
  for (const service of [first, second]) {
    await load.greet(service, callers);
    await bench.breakIn(service, callers);
  }

  await smtp.ask('takeMails');
  const client = await openClient(databaseUrl);
  const resetsBefore = await countEvents(client, 'reset-delivered');
  let answered = 0;
  const measure = async (...services: Service[]): Promise<Measured> => {
    const busyBefore = machineBusyMs();
    // Each instance has callers of its own, so that no two calls share a mailbox.
    const results = await Promise.all(
      services.map((service, index) => {
        const own = callers.slice(index * count, (index + 1) * count);
        const job = { concurrency: concurrency / services.length, ...bench.times };
        return load.closed(service, own, job);
      }),
    );
    const { seconds, warmUpSeconds } = bench.times;
    const available = (seconds + warmUpSeconds) * 1_000 * availableParallelism();
    for (const { others, succeeded } of results) {
      refuseOthers(others);
      answered += succeeded;
    }
    return {
      rate: results.reduce((sum, { rate }) => sum + rate, 0),
      busy: Math.min(1, (machineBusyMs() - busyBefore) / available),
    };
  };
  const found = await bench.interleaved({
    one: () => measure(first),
    two: () => measure(first, second),
  });
  const mails = await smtp.ask('takeMails');
  const recorded = (await countEvents(client, 'reset-delivered')) - resetsBefore;
  await client.end();
  for (const service of [first, second]) await service.stop();
  return rows(found, { answered, recorded, ...mails });
}

function rows(
  found: Record<'one' | 'two', Measured[]>,
  { answered, recorded, different, twice }: Delivery,
): Row[] {
  const rates = (name: 'one' | 'two'): number[] => found[name].map(({ rate }) => rate);
  const busy = median(found.one.map((one) => one.busy));
  const wrong = Math.abs(answered - different) + Math.abs(recorded - different) + twice;
  return [
    {
      number: 7,
      name: 'two instances, hashes that cost nothing',
      measured: spread(rates('two'), '/s', 0),
      comparedWith: `one instance: ${spread(rates('one'), '/s', 0)}; it keeps ${number(busy * 100, 0)} % of the machine busy with database, mail server and load, which leaves room for ${number(1 / busy, 2)} times as much`,
      ...ratioOf(rates('two'), rates('one')),
      goal,
      // No second instance makes more of a machine that is busy.
      instead: 1 / busy < goal ? 'no room here' : undefined,
    },
    {
      number: 7,
      name: 'mails lost or doubled',
      measured: `${number(different, 0)} different Message-IDs, ${twice} of them twice`,
      comparedWith: `${number(answered, 0)} successes answered, ${number(recorded, 0)} recorded`,
      ratio: wrong,
      goal: 0,
      atMost: true,
    },
  ];
}
