import { machineBusyMs } from '../machine.mjs';
import { openClient } from '../postgres.mjs';
import { addCallers, cheapCost } from '../seed.mjs';
import { median, number, spread } from '../statistics.mjs';
import { availableParallelism } from 'node:os';
import { refuseOthers } from './throughput.mjs';

export const numbers = [7];
export const title = 'two instances';

const concurrency = 16;

export async function run(bench) {
  const databaseUrl = await (await bench.postgres).database('instances');
  const { callers: count } = bench.scale;
  const callers = await addCallers(databaseUrl, 2 * count, { cost: cheapCost });
  const options = { program: 'cheap-service.mjs', env: { REMEMBER_LOGIN_SECONDS: '3600' } };
  const first = await bench.service(databaseUrl, options);
  const second = await bench.service(databaseUrl, options);
  const load = await bench.load;
  const smtp = await bench.smtp;
  for (const service of [first, second]) {
    await load.greet(service, callers);
    await bench.breakIn(service, callers);
  }

  await smtp.ask('takeMails');
  const client = await openClient(databaseUrl);
  const reset = await resetsOf(client);
  let answered = 0;
  const measure = async (...services) => {
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
  const recorded = (await resetsOf(client)) - reset;
  await client.end();
  for (const service of [first, second]) await service.stop();
  return rows(found, { answered, recorded, ...mails });
}

async function resetsOf(client) {
  const sql = "SELECT count(*)::integer AS n FROM audit_events WHERE event = 'reset-delivered'";
  return (await client.query(sql)).rows[0].n;
}

function rows(found, { answered, recorded, different, twice }) {
  const rates = (name) => found[name].map(({ rate }) => rate);
  const busy = median(found.one.map((one) => one.busy));
  const wrong = Math.abs(answered - different) + Math.abs(recorded - different) + twice;
  return [
    {
      number: 7,
      name: 'two instances, hashes that cost nothing',
      measured: spread(rates('two'), '/s', 0),
      comparedWith: `one instance: ${spread(rates('one'), '/s', 0)}; it keeps ${number(busy * 100, 0)} % of the machine busy with database, mail server and load, which leaves room for ${number(1 / busy, 2)} times as much`,
      ratio: median(rates('two').map((rate, round) => rate / rates('one')[round])),
      goal: 1.6,
      // No second instance makes more of a machine that is busy.
      instead: 1 / busy < 1.6 ? 'no room here' : undefined,
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
