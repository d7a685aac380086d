import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { number } from './statistics.mjs';

const file = fileURLToPath(new URL('../docs/benchmarks.md', import.meta.url));
const [begin, end] = ['<!-- npm run bench writes from here -->', '<!-- to here -->'];

const print = (line) => process.stdout.write(`${line}\n`);

/** Whether a row's ratio reaches its goal; rows without a goal are for information. */
function verdict({ ratio, goal, atMost, instead = '**not met**' }) {
  if (goal === undefined) return '';
  return (atMost ? ratio <= goal : ratio >= goal) ? 'met' : instead;
}

function cells(row) {
  const { number: n, name, measured, comparedWith, ratio, goal, atMost, unit = '' } = row;
  return [
    String(n),
    name,
    measured,
    comparedWith ?? '',
    ratio === undefined ? '' : `${number(ratio, 2)}${unit && ` ${unit}`}`,
    goal === undefined ? '' : `${atMost ? '≤' : '≥'} ${number(goal, 2)}${unit && ` ${unit}`}`,
    verdict(row),
  ];
}

export function printRow(row) {
  print(cells(row).filter(Boolean).join(' | '));
}

export function printCosts({ costs, places, functions }) {
  print('\nper reset:');
  for (const [name, value] of costs) print(`  ${name}: ${value}`);
  print('\nmain thread, self time per reset by package:');
  for (const [name, ms] of places.slice(0, 25)) print(`  ${ms.toFixed(3)} ms  ${name}`);
  print('\nmain thread, self time per reset by function:');
  for (const [name, ms] of functions.slice(0, 50)) print(`  ${ms.toFixed(3)} ms  ${name}`);
}

/** Fills docs/benchmarks.md; what people wrote around the filled part stays. */
export async function writeReport(run) {
  const old = await readFile(file, 'utf8');
  const [head, , tail] = split(old);
  const text = `${head}${begin}\n\n${generated(run)}\n\n${end}${tail}`;
  const options = { ...(await resolveConfig(file)), parser: 'markdown' };
  await writeFile(file, await format(text, options));
}

function split(text) {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${file} has lost its markers.`);
  return [text.slice(0, from), text.slice(from, to), text.slice(to + end.length)];
}

function generated({ rows, profile, machine, scale }) {
  const head = ['', 'case', 'measured', 'compared with', 'ratio', 'goal', ''];
  return [
    `Measured on ${new Date().toISOString().slice(0, 10)}: ${scale.rounds} rounds, ${scale.seconds} seconds a case ` +
      `after ${scale.warmUpSeconds} seconds of warm-up; medians, with the lowest and highest round.`,
    table(['', ''], machine),
    '## Results',
    table(head, rows.map(cells)),
    '## Cost of a reset',
    table(['per reset, under the highest load', ''], profile.costs),
    'Main thread, self time by package:',
    table(['', 'ms per reset'], profile.places.slice(0, 15).map(milliseconds)),
    'The functions that take most:',
    table(['', 'ms per reset'], profile.functions.slice(0, 15).map(milliseconds)),
  ].join('\n\n');
}

const milliseconds = ([name, ms]) => [`\`${name}\``, ms.toFixed(3)];

function table(head, rows) {
  const line = (texts) => `| ${texts.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
