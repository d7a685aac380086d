import { fastest, type Bench } from '../bench.js';
import type { Row } from '../report.js';
import { addPhoneCallers } from '../seed.js';
import { ratioOf, spread } from '../statistics.js';

export const numbers = [12];
export const title = 'PIN verification';

/** A right PIN costs one hash, as a reset does, and sends no mail. */
export async function run(bench: Bench): Promise<Row[]> {
  const { service, databaseUrl } = await bench.main();
  const callers = await addPhoneCallers(databaseUrl, bench.scale.callers);
  const load = await bench.load();
  await load.once(service, callers, 'verifyPin');
  const { floor, verified } = await bench.interleaved({
    floor: () => bench.floor(bench.times),
    verified: () => bench.rates(service, callers, bench.scale.trials.service, 'verifyPin'),
  });
  const rates = verified.map((each) => fastest(each));
  const hashes = floor.map(({ rate }) => rate);
  return [
    {
      number: 12,
      name: 'PIN verification through the JSON endpoint',
      measured: spread(rates, '/s'),
      comparedWith: `floor: ${spread(hashes, '/s')} hashes`,
      ...ratioOf(rates, hashes),
      goal: 0.8,
      stretch: 0.9,
    },
  ];
}
