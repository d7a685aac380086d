import { fastest, type Bench, type Floor, type Rates } from '../bench.js';
import { startPeer } from '../peer-service.js';
import { refuseOthers } from '../processes/tally.js';
import type { Row } from '../report.js';
import { addCallers, type Caller } from '../seed.js';
import { ratioOf, spread } from '../statistics.js';

export const numbers = [1, 2, 4];
export const title = 'throughput';

const few = 8;

interface Found {
  readonly floor: Floor[];
  /** The service, its logins remembered. */
  readonly remembered: Rates[];
  /** The same when every caller is new. */
  readonly strangers: number[];
  readonly peer: Rates[];
}

/** Cases 1, 2 and 4 share their rounds, so that each ratio comes from the same minutes. */
export async function run(bench: Bench, wanted: ReadonlySet<number>): Promise<Row[]> {
  const { service, callers } = await bench.main();
  const { trials } = bench.scale;
  const peer = wanted.has(4) ? await startPeer(bench) : undefined;
  const strangers = wanted.has(2) ? await strangersFor(bench) : undefined;

  const none = { strangers: [], peer: [] };
  const found: Found = {
    ...none,
    ...(await bench.interleaved({
      floor: () => bench.floor(bench.times),
      remembered: () => bench.rates(service, callers, trials.service),
      ...(strangers && { strangers }),
      ...(peer && { peer: () => bench.rates(peer.service, peer.callers, trials.peer) }),
    })),
  };
  await peer?.service.child.stop();
  for (const rates of found.remembered) bench.reached(fastest(rates));
  return rows(found, trials.service).filter((row) => wanted.has(row.number));
}

function rows({ floor, remembered, strangers, peer }: Found, tried: readonly number[]): Row[] {
  const hashes = floor.map(({ rate }) => rate);
  const many = tried.filter((callers) => callers > few);
  const highest = (among?: number[]): number[] => remembered.map((rates) => fastest(rates, among));
  const script = peer.map((rates) => fastest(rates));
  const comparedWith = `floor: ${spread(hashes, '/s')} hashes`;
  return [
    {
      number: 1,
      name: `ResetPIN, remembered logins, ${many.join(' or ')} callers`,
      measured: spread(highest(many), '/s'),
      comparedWith,
      ...ratioOf(highest(many), hashes),
      goal: 0.8,
      stretch: 0.88,
    },
    {
      number: 1,
      name: `the same, ${few} callers`,
      measured: spread(highest([few]), '/s'),
      comparedWith,
      ...ratioOf(highest([few]), hashes),
      goal: 0.69,
      stretch: 0.75,
    },
    {
      number: 4,
      name: 'ResetPIN against a straight script, each with its best number of callers',
      measured: spread(highest(), '/s'),
      comparedWith: `the script: ${spread(script, '/s')}`,
      ...ratioOf(highest(), script),
      goal: 1.1,
      stretch: 1.25,
    },
    {
      number: 2,
      name: 'ResetPIN, every caller new',
      measured: spread(strangers, '/s'),
      comparedWith: 'half the floor',
      ...ratioOf(
        strangers,
        hashes.map((rate) => rate / 2),
      ),
      goal: 0.85,
      stretch: 0.92,
    },
  ];
}

/** Measures resets of callers whom the service has never seen; more of them are made as needed. */
async function strangersFor(bench: Bench): Promise<() => Promise<number>> {
  const { service, databaseUrl } = await bench.main();
  const load = await bench.load();
  const concurrency = Math.max(...bench.scale.trials.service);
  const { seconds, warmUpSeconds } = bench.times;
  const { rate: floor } = await bench.floor(bench.trial);
  // As many as if every hash of the floor was a login, in case the machine becomes faster.
  const enough = Math.ceil(floor * (seconds + warmUpSeconds)) + 2 * concurrency;
  const left: Caller[] = [];
  let made = 0;
  return async () => {
    if (left.length < enough) {
      const prefix = `stranger-${(made += 1)}`;
      left.push(...(await addCallers(databaseUrl, 3 * enough, { prefix })));
    }
    const job = { concurrency, callOnce: true, ...bench.times };
    const { rate, called, others } = await load.closed(service, left, job);
    left.splice(0, called);
    refuseOthers(others);
    return rate;
  };
}
