import { appendFileSync } from 'node:fs';
import { expect } from 'vitest';
import { violations } from '../checker.js';
import type { Violation } from '../facts.js';
import { Lab, type LabOptions } from './lab.js';
import { plan } from './plan.js';

/** A line of the result table. */
export interface RowResult {
  readonly row: string;
  readonly repetitions: number;
  readonly injected: string;
  readonly violations: readonly Violation[];
  readonly slowestMs: number;
  /** From the end of the fault to the first success, and until no mail waited. */
  readonly recoveryMs?: number | undefined;
}

export interface RowOptions extends LabOptions {
  /** What is done to the service, for the table. */
  readonly injected: string;
  /** Processes are killed: connections may break. */
  readonly mayBreak?: boolean;
  /** The database may be lost during a COMMIT. */
  readonly commitsUnknown?: boolean;
  readonly slowestMs?: number;
}

export interface Run {
  readonly repetitions: number;
  readonly recoveryMs?: number;
}

/** Security.md, section 4, I7: the slowest answer, whatever is broken. */
const slowestMs = 10_000;

/** Runs one row of the fault plan in a lab of its own, and lets the checker look at what is left. */
export async function faultRow(
  row: string,
  options: RowOptions,
  run: (lab: Lab) => Promise<Run>,
): Promise<void> {
  const lab = await Lab.open(row, options);
  try {
    const done = await run(lab);
    await checkRow(lab, row, options, done);
  } finally {
    await lab.close();
  }
}

/** Checks what a lab holds, and notes the result; of several rows if one check tells of them all. */
export async function checkRow(
  lab: Lab,
  row: string | readonly string[],
  options: RowOptions,
  run: Run,
) {
  const found = violations({
    ...(await lab.facts()),
    mayBreak: options.mayBreak ?? false,
    commitsUnknown: options.commitsUnknown ?? false,
    slowestMs: options.slowestMs ?? slowestMs,
  });
  const { injected } = options;
  const result = { injected, ...run, violations: found, slowestMs: lab.slowestMs() };
  for (const name of [row].flat()) {
    const line: RowResult = { row: name, ...result };
    appendFileSync(plan.resultsFile, `${JSON.stringify(line)}\n`);
  }
  expect(found, `seed ${plan.seed}`).toEqual([]);
}
