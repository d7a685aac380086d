import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism, release } from 'node:os';
import type { RowResult } from './row.js';

const page = new URL('../../../docs/faults.md', import.meta.url);
const [begin, end] = ['<!-- results -->', '<!-- end of results -->'];

/** Puts what the rows of a run found into docs/faults.md. */
export async function writeTable(resultsFile: string, seed: number): Promise<void> {
  if (!existsSync(resultsFile)) return;
  const lines = (await readFile(resultsFile, 'utf8')).trim().split('\n');
  const rows = lines.map((line) => JSON.parse(line) as RowResult);
  const text = await readFile(page, 'utf8');
  const [before] = text.split(begin);
  const [, after] = text.split(end);
  const results = `${begin}\n\n${header(seed)}\n\n${table(rows)}\n\n${end}`;
  await writeFile(page, `${before ?? ''}${results}${after ?? '\n'}`);
}

function header(seed: number): string {
  const day = new Date().toISOString().slice(0, 10);
  const machine = `Linux ${release()}, ${availableParallelism()} cores`;
  return `${day}, Node ${process.version}, PostgreSQL 18.4, ${machine}, seed ${seed}.`;
}

function table(rows: readonly RowResult[]): string {
  const seconds = (ms: number | undefined) => (ms === undefined ? '–' : (ms / 1_000).toFixed(1));
  const cells = rows
    .toSorted((one, other) => one.row.localeCompare(other.row))
    .map((each) => [
      each.row,
      each.injected,
      String(each.repetitions),
      String(each.violations.length),
      seconds(each.slowestMs),
      seconds(each.recoveryMs),
    ]);
  return aligned([
    ['row', 'injected', 'repetitions', 'violations', 'slowest answer, s', 'recovery, s'],
    ...cells,
  ]);
}

// As prettier writes it, so that a run leaves nothing to format.
function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = rows;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [line(head), rule, ...body.map(line)].join('\n');
}
