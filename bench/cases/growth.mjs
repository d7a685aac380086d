import { addCallers, addFiller } from '../seed.mjs';
import { median, number, spread } from '../statistics.mjs';
import { refuseOthers } from './throughput.mjs';

export const numbers = [6];
export const title = 'growth';

/** One database for each size, each with a service of its own, asked in turn. */
export async function run(bench) {
  const sizes = [];
  for (const mailboxes of bench.scale.growth) sizes.push(await aSize(bench, mailboxes));
  const found = await bench.interleaved(
    Object.fromEntries(sizes.map((size) => [size.mailboxes, () => measure(bench, size)])),
  );
  for (const { service, name } of sizes) {
    await service.stop();
    await (await bench.postgres).drop(name);
  }
  const [smallest, ...larger] = bench.scale.growth;
  return larger.flatMap((size) => rows(found, size, smallest));
}

async function aSize(bench, mailboxes) {
  const name = `growth_${mailboxes}`;
  const url = await (await bench.postgres).database(name);
  const since = Date.now();
  const { growthCallers } = bench.scale;
  await addFiller(url, mailboxes - growthCallers);
  const callers = await addCallers(url, growthCallers);
  bench.say(`  ${number(mailboxes)} mailboxes made in ${(Date.now() - since) / 1_000} s`);
  const service = await bench.service(url, { env: { REMEMBER_LOGIN_SECONDS: '3600' } });
  await (await bench.load).greet(service, callers);
  return { mailboxes, name, callers, service };
}

// Few simultaneous callers: this measures how long a reset takes, not how many are possible.
async function measure(bench, { service, callers }) {
  const before = await service.child.ask('queries');
  const job = { concurrency: 2, ...bench.times };
  const { reset, called, others } = await (await bench.load).closed(service, callers, job);
  refuseOthers(others);
  const after = await service.child.ask('queries');
  return { ms: reset.p50, statements: (after.statements - before.statements) / called };
}

function rows(found, size, smallest) {
  const values = (mailboxes, name) => found[mailboxes].map((one) => one[name]);
  const row = (name, unit, what) => ({
    number: 6,
    name: `growth to ${number(size)} mailboxes: ${what}`,
    measured: spread(values(size, name), unit),
    comparedWith: `${number(smallest)} mailboxes: ${spread(values(smallest, name), unit)}`,
    ratio: median(values(size, name).map((one, round) => one / values(smallest, name)[round])),
    goal: 1.1,
    atMost: true,
  });
  return [row('ms', 'ms', 'median time'), row('statements', '', 'statements per reset')];
}
