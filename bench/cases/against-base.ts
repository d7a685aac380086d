import { join } from 'node:path';
import { baseCommit, buildBase } from '../base-build.js';
import type { Bench } from '../bench.js';
import { refuseOthers, type Result } from '../processes/tally.js';
import type { Row } from '../report.js';
import { addCallers, type Caller } from '../seed.js';
import type { Service } from '../service.js';
import { ratioOf, spread } from '../statistics.js';

export const numbers = [11];
export const title = `against the build of ${baseCommit}`;

/** Numbers of callers: the first for throughput, the others for how long a reset takes. */
const [many, few, one] = [24, 8, 1];

interface Subject {
  readonly service: Service;
  readonly callers: readonly Caller[];
}

export async function run(bench: Bench): Promise<Row[]> {
  const base = await startBase(bench);
  if (!base) return [];
  const now = await bench.main();
  const load = await bench.load();
  const measure = async ({ service, callers }: Subject, concurrency: number): Promise<Result> => {
    const result = await load.closed(service, callers, { concurrency, ...bench.times });
    refuseOthers(result.others);
    return result;
  };
  const rows: Row[] = [];
  for (const concurrency of [many, few, one]) {
    const { before, after } = await bench.interleaved({
      before: () => measure(base, concurrency),
      after: () => measure(now, concurrency),
    });
    rows.push(rowOf(concurrency, before, after));
  }
  await base.service.stop();
  return rows;
}

function rowOf(concurrency: number, before: Result[], after: Result[]): Row {
  const row = (what: string, unit: string, of: (result: Result) => number) => ({
    number: 11,
    name: what,
    measured: spread(after.map(of), unit),
    comparedWith: `${baseCommit}: ${spread(before.map(of), unit)}`,
    ...ratioOf(after.map(of), before.map(of)),
  });
  if (concurrency === many) {
    const what = `ResetPIN against the build of ${baseCommit}, ${many} callers`;
    return { ...row(what, '/s', ({ rate }) => rate), goal: 2, stretch: 2.3 };
  }
  const limit = { goal: 1, atMost: true };
  return concurrency === one
    ? { ...row('p50 with one caller', 'ms', ({ success }) => success.p50), ...limit }
    : { ...row(`p99 with ${few} callers`, 'ms', ({ success }) => success.p99), ...limit };
}

/** The earlier build on a database of its own, with which it makes its own schema. */
async function startBase(bench: Bench): Promise<Subject | undefined> {
  const project = buildBase(bench.say);
  if (project === undefined) return undefined;
  const databaseUrl = await (await bench.postgres()).emptyDatabase('base');
  const service = await bench.service(databaseUrl, {
    project,
    program: join(project, 'dist', 'main.js'),
    env: { REMEMBER_LOGIN_SECONDS: '3600' },
    preload: ['processes/measure.js'],
  });
  const callers = await addCallers(databaseUrl, bench.scale.callers);
  await (await bench.load()).greet(service, callers);
  await bench.breakIn(service, callers);
  return { service, callers };
}
