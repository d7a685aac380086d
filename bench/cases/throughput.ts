import type { Bench } from '../bench.js';
import { startPeer } from '../peer-service.js';
import { refuseOthers } from '../processes/tally.js';
import type { Row } from '../report.js';
import { addCallers, type Caller } from '../seed.js';
import { medianRatio, spread } from '../statistics.js';

export const numbers = [1, 2, 4];
export const title = 'throughput';

type Name = 'floor' | 'remembered' | 'strangers' | 'peer';

/** Cases 1, 2 and 4 share their rounds, so that each ratio comes from the same minutes. */
export async function run(bench: Bench, wanted: ReadonlySet<number>): Promise<Row[]> {
  const { service, callers } = await bench.main();
  const load = await bench.load();
  const floorConcurrency = await bench.floorConcurrency();
  const concurrency = await bench.concurrency();
  const peer = wanted.has(4) ? await startPeer(bench) : undefined;
  const strangers = wanted.has(2) ? await addStrangers(bench) : [];

  const subjects = new Map<Name, () => Promise<number>>([
    ['floor', () => bench.floor(floorConcurrency, bench.times)],
    [
      'remembered',
      async () => {
        const { rate, others } = await load.closed(service, callers, {
          concurrency,
          ...bench.times,
        });
        bench.reached(rate);
        refuseOthers(others);
        return rate;
      },
    ],
  ]);
  if (wanted.has(2)) {
    subjects.set('strangers', async () => {
      const job = { concurrency, callOnce: true, ...bench.times };
      const { rate, called, others } = await load.closed(service, strangers, job);
      strangers.splice(0, called);
      refuseOthers(others);
      return rate;
    });
  }
  if (peer) {
    subjects.set('peer', async () => {
      const job = { concurrency: peer.concurrency, ...bench.times };
      const { rate, others } = await load.closed(peer.service, peer.callers, job);
      refuseOthers(others);
      return rate;
    });
  }
  const found = await bench.interleaved(Object.fromEntries(subjects));
  await peer?.service.child.stop();

  const rates = (name: Name): number[] => found[name] ?? [];
  const rate = (name: Name): string => spread(rates(name), '/s');
  const rows: Row[] = [];
  if (wanted.has(1)) {
    rows.push({
      number: 1,
      name: `ResetPIN, remembered logins, ${concurrency} callers`,
      measured: rate('remembered'),
      comparedWith: `floor: ${rate('floor')} hashes, ${floorConcurrency} at a time`,
      ratio: medianRatio(rates('remembered'), rates('floor')),
      goal: 0.8,
    });
  }
  if (wanted.has(2)) {
    rows.push({
      number: 2,
      name: `ResetPIN, every caller new, ${concurrency} callers`,
      measured: rate('strangers'),
      comparedWith: 'half the floor',
      ratio: 2 * medianRatio(rates('strangers'), rates('floor')),
      goal: 0.8,
    });
  }
  if (peer) {
    rows.push({
      number: 4,
      name: 'ResetPIN against a straight script',
      measured: rate('remembered'),
      comparedWith: `the script, ${peer.concurrency} callers: ${rate('peer')}`,
      ratio: medianRatio(rates('remembered'), rates('peer')),
      goal: 1.1,
    });
  }
  return rows;
}

// As many as could be asked for if every hash of the floor was a login, and half as many again.
async function addStrangers(bench: Bench): Promise<Caller[]> {
  const { rounds, seconds, warmUpSeconds } = bench.scale;
  const { databaseUrl } = await bench.main();
  const floor = await bench.floor(await bench.floorConcurrency(), bench.trial);
  const count = Math.ceil(floor * rounds * (seconds + warmUpSeconds) * 0.75) + 200;
  return addCallers(databaseUrl, count, { prefix: 'stranger' });
}
