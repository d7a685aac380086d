// npm run bench -- [--quick] [--only 1,3] [--profile] [--seconds 8]
import { setTimeout } from 'node:timers';
import { parseArgs } from 'node:util';
import { Bench } from './bench.mjs';
import { cleanUp, cleanUpOnSignals } from './cleanup.mjs';
import { cases } from './cases.mjs';
import { describeMachine } from './machine.mjs';
import { profileReset } from './profile.mjs';
import { printCosts, printRow, writeReport } from './report.mjs';
import { full, quick } from './scale.mjs';

const say = (line) => process.stderr.write(`${line}\n`);

async function main() {
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
  const rows = [];
  for (const one of cases) {
    if (!one.numbers.some((number) => wanted.has(number))) continue;
    say(`${one.title} (${one.numbers.filter((number) => wanted.has(number)).join(', ')})`);
    const found = await one.run(bench, wanted);
    found.forEach(printRow);
    rows.push(...found);
  }
  const complete = bench.scale === full && wanted.size === numbers.length;
  const profile = values.profile || complete ? await profileReset(bench) : undefined;
  if (profile) printCosts(profile);
  // Part of a table, or numbers of a second each, would pass for the whole truth.
  if (complete) {
    const machine = await describeMachine(await bench.postgres);
    await writeReport({ rows, profile, machine, scale: bench.scale });
  } else say('docs/benchmarks.md stays as it is: only a full run writes it.');
}

function scaleOf({ quick: quickly, seconds }) {
  const scale = quickly ? quick : full;
  return seconds === undefined ? scale : { ...scale, seconds: Number(seconds) };
}

/** The run ends even if something hangs. */
const longestRunMs = 90 * 60_000;
setTimeout(() => {
  say('The run takes too long and is ended.');
  void cleanUp().finally(() => process.exit(1));
}, longestRunMs).unref();

cleanUpOnSignals();
try {
  await main();
} catch (error) {
  say(error.stack);
  process.exitCode = 1;
} finally {
  await cleanUp();
}
process.exit();
