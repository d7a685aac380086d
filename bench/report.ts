import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { Profile } from './profile.js';
import { root } from './root.js';
import type { Scale } from './scale.js';
import { number, type Interval } from './statistics.js';

const file = join(root, 'docs/benchmarks.md');
const [begin, end] = ['<!-- npm run bench writes from here -->', '<!-- to here -->'];

/** A line of the report. */
export interface Row {
  /** The case that it belongs to. */
  readonly number: number;
  readonly name: string;
  readonly measured: string;
  readonly comparedWith?: string;
  /** The value that is compared with the goal; rows without a goal are for information. */
  readonly ratio?: number;
  /** Where the ratio would be after many more rounds, with a confidence of 95 %. */
  readonly interval?: Interval | undefined;
  readonly unit?: string;
  readonly goal?: number;
  /** A goal beyond the goal. */
  readonly stretch?: number;
  /** Whether the goal is a limit from above. */
  readonly atMost?: boolean;
  /** The verdict if the goal is not reached; a default otherwise. */
  readonly instead?: string | undefined;
}

export interface Run {
  readonly rows: readonly Row[];
  readonly profile: Profile;
  /** Names and values. */
  readonly machine: readonly (readonly [string, string])[];
  readonly scale: Scale;
  /** A sentence on other processes of the machine. */
  readonly quiet: string;
}

const print = (line: string): boolean => process.stdout.write(`${line}\n`);

/** Whether a row's ratio reaches its goal. */
function verdict({ ratio = NaN, goal, stretch, atMost, instead = '**not met**' }: Row): string {
  const reaches = (aim: number): boolean => (atMost ? ratio <= aim : ratio >= aim);
  if (goal === undefined) return '';
  if (!reaches(goal)) return instead;
  return stretch !== undefined && reaches(stretch) ? 'stretch met' : 'met';
}

const columns = ['', 'case', 'measured', 'compared with', 'ratio', 'reach', 'stretch', ''];

function cells(row: Row): string[] {
  const { comparedWith = '', ratio, interval, goal, stretch, atMost, unit } = row;
  const value = (of: number | undefined, sign = ''): string =>
    of === undefined ? '' : [sign, number(of, 2), unit].filter(Boolean).join(' ');
  const sign = atMost ? '≤' : '≥';
  return [
    String(row.number),
    row.name,
    row.measured,
    comparedWith,
    value(ratio) + (interval ? ` (${interval.map((end) => number(end, 2)).join('–')})` : ''),
    value(goal, sign),
    value(stretch, sign),
    verdict(row),
  ];
}

export function printRow(row: Row): void {
  print(cells(row).filter(Boolean).join(' | '));
}

export function printCosts({ costs, places, functions }: Profile): void {
  print('\nper reset:');
  for (const [name, value] of costs) print(`  ${name}: ${value}`);
  print('\nmain thread, self time per reset by package:');
  for (const [name, ms] of places.slice(0, 25)) print(`  ${ms.toFixed(3)} ms  ${name}`);
  print('\nmain thread, self time per reset by function:');
  for (const [name, ms] of functions.slice(0, 50)) print(`  ${ms.toFixed(3)} ms  ${name}`);
}

/** Fills docs/benchmarks.md; what people wrote around the filled part stays. */
export async function writeReport(run: Run): Promise<void> {
  const old = await readFile(file, 'utf8');
  const [head, tail] = around(old);
  const text = `${head}${begin}\n\n${generated(run)}\n\n${end}${tail}`;
  const options = { ...(await resolveConfig(file)), parser: 'markdown' } as const;
  await writeFile(file, await format(text, options));
}

function around(text: string): [head: string, tail: string] {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${file} has lost its markers.`);
  return [text.slice(0, from), text.slice(to + end.length)];
}

function generated({ rows, profile, machine, scale, quiet }: Run): string {
  return [
    `Measured on ${new Date().toISOString().slice(0, 10)}: ${scale.rounds} rounds, ${scale.seconds} seconds a case ` +
      `after ${scale.warmUpSeconds} seconds of warm-up; medians, with the lowest and highest round. ${quiet}`,
    table(['', ''], machine),
    '## Results',
    table(columns, rows.map(cells)),
    '## Cost of a reset',
    table(['per reset, under the highest load', ''], profile.costs),
    'Main thread, self time by package:',
    table(['', 'ms per reset'], profile.places.slice(0, 15).map(milliseconds)),
    'The functions that take most:',
    table(['', 'ms per reset'], profile.functions.slice(0, 15).map(milliseconds)),
  ].join('\n\n');
}

const milliseconds = ([name, ms]: readonly [string, number]): string[] => [
  `\`${name}\``,
  ms.toFixed(3),
];

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (texts: readonly string[]): string =>
    `| ${texts.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
