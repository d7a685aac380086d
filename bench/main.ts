// npm run bench -- [--quick] [--only 1,3] [--profile] [--seconds 8]
import { parseArgs } from 'node:util';
import { Bench } from './bench.js';
import { cleanUp, cleanUpOnSignals } from './cleanup.js';
import { cases } from './cases.js';
import { describeMachine } from './machine.js';
import { profileReset } from './profile.js';
import { printCosts, printRow, writeReport, type Row } from './report.js';
import { full, quick, type Scale } from './scale.js';

const say = (line: string): boolean => process.stderr.write(`${line}\n`);

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      profile: { type: 'boolean', default: false },
      seconds: { type: 'string' },
    },
  });
  const numbers = cases.flatMap((one) => one.numbers);
  const only = values.only?.split(',').map(Number);
  if (only?.some((number) => !numbers.includes(number))) {
    throw new Error(`--only takes some of ${numbers.join(',')}, with commas between.`);
  }
  // The profile alone, unless cases are asked for too.
  const wanted = new Set(only ?? (values.profile ? [] : numbers));
  const bench = new Bench(scaleOf(values), say);
  const rows: Row[] = [];
  for (const one of cases) {
    if (!one.numbers.some((number) => wanted.has(number))) continue;
    say(`${one.title} (${one.numbers.filter((number) => wanted.has(number)).join(', ')})`);
    const found = await one.run(bench, wanted);
    found.forEach(printRow);
    rows.push(...found);
  }
  say(bench.quietWindows.summary);
  const complete = bench.scale === full && wanted.size === numbers.length;
  const profile = values.profile || complete ? await profileReset(bench) : undefined;
  if (profile) printCosts(profile);
  // Part of a table, or numbers of a second each, would pass for the whole truth.
  if (complete && profile) {
    const machine = await describeMachine(await bench.postgres());
    const quiet = bench.quietWindows.summary;
    await writeReport({ rows, profile, machine, scale: bench.scale, quiet });
  } else say('docs/benchmarks.md stays as it is: only a full run writes it.');
}

function scaleOf({
  quick: quickly,
  seconds,
}: {
  quick: boolean;
  seconds?: string | undefined;
}): Scale {
  const scale = quickly ? quick : full;
  return seconds === undefined ? scale : { ...scale, seconds: Number(seconds) };
}

/** The run ends even if something hangs. */
const longestRunMs = 150 * 60_000;
setTimeout(() => {
  say('The run takes too long and is ended.');
  void cleanUp().finally(() => process.exit(1));
}, longestRunMs).unref();

cleanUpOnSignals();
try {
  await main();
} catch (error) {
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
} finally {
  await cleanUp();
}
process.exit();
