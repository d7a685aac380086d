import type { Bench } from '../bench.js';
import { refuseOthers } from '../processes/tally.js';
import type { Row } from '../report.js';
import { addCallers, addFiller, type Caller } from '../seed.js';
import type { Service } from '../service.js';
import { number, ratioOf, spread } from '../statistics.js';

export const numbers = [6];
export const title = 'growth';

interface Size {
  readonly mailboxes: number;
  /** The name of its database. */
  readonly name: string;
  readonly callers: readonly Caller[];
  readonly service: Service;
}

/** Per reset. */
interface Measured {
  readonly ms: number;
  readonly statements: number;
}

/** One database for each size, each with a service of its own, asked in turn. */
export async function run(bench: Bench): Promise<Row[]> {
  const sizes: Size[] = [];
  for (const mailboxes of bench.scale.growth) sizes.push(await aSize(bench, mailboxes));
  const found = await bench.interleaved<Record<string, Measured>>(
    Object.fromEntries(sizes.map((size) => [size.mailboxes, () => measure(bench, size)])),
  );
  for (const { service, name } of sizes) {
    await service.stop();
    await (await bench.postgres()).drop(name);
  }
  const [smallest, ...larger] = bench.scale.growth;
  return larger.flatMap((size) => rows(found, size, smallest));
}

async function aSize(bench: Bench, mailboxes: number): Promise<Size> {
  const name = `growth_${mailboxes}`;
  const url = await (await bench.postgres()).database(name);
  const since = Date.now();
  const { growthCallers } = bench.scale;
  await addFiller(url, mailboxes - growthCallers);
  const callers = await addCallers(url, growthCallers);
  bench.say(`  ${number(mailboxes)} mailboxes made in ${(Date.now() - since) / 1_000} s`);
  const service = await bench.service(url, { env: { REMEMBER_LOGIN_SECONDS: '3600' } });
  await (await bench.load()).greet(service, callers);
  return { mailboxes, name, callers, service };
}

// Few simultaneous callers: this measures how long a reset takes, not how many are possible.
async function measure(bench: Bench, { service, callers }: Size): Promise<Measured> {
  const before = await service.child.ask('queries');
  const job = { concurrency: 2, ...bench.times };
  const { success, called, others } = await (await bench.load()).closed(service, callers, job);
  refuseOthers(others);
  const after = await service.child.ask('queries');
  return { ms: success.p50, statements: (after.statements - before.statements) / called };
}

function rows(found: Record<string, Measured[]>, size: number, smallest: number): Row[] {
  const values = (mailboxes: number, name: keyof Measured): number[] =>
    (found[mailboxes] ?? []).map((one) => one[name]);
  const row = (name: keyof Measured, unit: string, what: string): Row => ({
    number: 6,
    name: `growth to ${number(size)} mailboxes: ${what}`,
    measured: spread(values(size, name), unit),
    comparedWith: `${number(smallest)} mailboxes: ${spread(values(smallest, name), unit)}`,
    ...ratioOf(values(size, name), values(smallest, name)),
    goal: 1.1,
    atMost: true,
  });
  return [row('ms', 'ms', 'median time'), row('statements', '', 'statements per reset')];
}
