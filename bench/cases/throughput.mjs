import { startPeer } from '../peer-service.mjs';
import { addCallers } from '../seed.mjs';
import { median, spread } from '../statistics.mjs';

export const numbers = [1, 2, 4];
export const title = 'throughput';

/** Cases 1, 2 and 4 share their rounds, so that each ratio comes from the same minutes. */
export async function run(bench, wanted) {
  const { service, callers } = await bench.main;
  const load = await bench.load;
  const floorConcurrency = await bench.floorConcurrency;
  const concurrency = await bench.concurrency;
  const peer = wanted.has(4) ? await startPeer(bench) : undefined;
  const strangers = wanted.has(2) ? await addStrangers(bench) : undefined;

  const found = await bench.interleaved({
    floor: () => bench.floor(floorConcurrency, bench.times),
    remembered: async () => {
      const { rate, others } = await load.closed(service, callers, { concurrency, ...bench.times });
      bench.reached(rate);
      refuseOthers(others);
      return rate;
    },
    ...(strangers && {
      strangers: async () => {
        const job = { concurrency, callOnce: true, ...bench.times };
        const { rate, called, others } = await load.closed(service, strangers, job);
        strangers.splice(0, called);
        refuseOthers(others);
        return rate;
      },
    }),
    ...(peer && {
      peer: async () => {
        const job = { concurrency: peer.concurrency, ...bench.times };
        const { rate, others } = await load.closed(peer.service, peer.callers, job);
        refuseOthers(others);
        return rate;
      },
    }),
  });
  await peer?.service.child.stop();
  return rows({ found, wanted, floorConcurrency, concurrency, peer });
}

function rows({ found, wanted, floorConcurrency, concurrency, peer }) {
  const rate = (name) => spread(found[name], '/s');
  const ratio = (a, b, of = (value) => value) =>
    median(found[a].map((value, round) => value / of(found[b][round])));
  const floor = `floor: ${rate('floor')} hashes, ${floorConcurrency} at a time`;
  return [
    wanted.has(1) && {
      number: 1,
      name: `ResetPIN, remembered logins, ${concurrency} callers`,
      measured: rate('remembered'),
      comparedWith: floor,
      ratio: ratio('remembered', 'floor'),
      goal: 0.8,
    },
    wanted.has(2) && {
      number: 2,
      name: `ResetPIN, every caller new, ${concurrency} callers`,
      measured: rate('strangers'),
      comparedWith: `half the floor`,
      ratio: ratio('strangers', 'floor', (value) => value / 2),
      goal: 0.8,
    },
    wanted.has(4) && {
      number: 4,
      name: 'ResetPIN against a straight script',
      measured: rate('remembered'),
      comparedWith: `the script, ${peer.concurrency} callers: ${rate('peer')}`,
      ratio: ratio('remembered', 'peer'),
      goal: 1.1,
    },
  ].filter(Boolean);
}

// As many as could be asked for if every hash of the floor was a login, and half as many again.
async function addStrangers(bench) {
  const { rounds, seconds, warmUpSeconds } = bench.scale;
  const { databaseUrl } = await bench.main;
  const floor = await bench.floor(await bench.floorConcurrency, bench.trial);
  const count = Math.ceil(floor * rounds * (seconds + warmUpSeconds) * 0.75) + 200;
  return addCallers(databaseUrl, count, { prefix: 'stranger' });
}

export function refuseOthers(others) {
  if (others.length > 0) throw new Error(`Unexpected answers: ${JSON.stringify(others)}`);
}
