import { expect } from 'vitest';
import { Chance } from '../faults/support/chance.js';

/** Rounds of a trial, milliseconds after which it makes do with fewer, and the fewest. */
const rounds = 30;
const enough = 10_000;
const fewest = 8;
/** The same for calls in parallel, of which a round has more. */
const enoughTogether = 4_000;

/** How often the measured times are dealt out anew, to see what chance alone can do. */
const deals = 500;

/**
 * Medians nearer than this (ms) count as the same, however quiet the machine is. A hash, which is
 * what could be left out, takes ten times as long.
 */
const floor = 2;

interface TimeOf<Kind> {
  readonly kind: Kind;
  readonly ms: number;
}

/** Every kind equally often, in the order in which the calls were made. */
type Round<Kind> = readonly TimeOf<Kind>[];

/**
 * Expects calls of several kinds to take the same time: their medians are no further apart than when
 * every round says by lot which time was whose. What chance does once in `deals` times it does not do
 * three times in a row; a leak does: to be run with two retries.
 */
export async function expectSameTime<Kind extends string>(
  kinds: readonly Kind[],
  call: (kind: Kind) => Promise<unknown>,
): Promise<void> {
  await expectSameTimes(kinds, enough, async (chance) => {
    const times: TimeOf<Kind>[] = [];
    for (const kind of shuffled([...kinds, ...kinds], chance)) {
      times.push(await timed(kind, () => call(kind)));
    }
    return times;
  });
}

/**
 * The same for calls that are made in parallel, so that they are served by the same statements.
 *
 * @param each how many calls of a kind are made in parallel
 * @param call is told which of them it is
 */
export async function expectSameTimeTogether<Kind extends string>(
  kinds: readonly Kind[],
  each: number,
  call: (kind: Kind, index: number) => Promise<unknown>,
): Promise<void> {
  const calls = kinds.flatMap((kind) =>
    Array.from({ length: each }, (_, index) => ({ kind, index })),
  );
  await expectSameTimes(kinds, enoughTogether, (chance) =>
    Promise.all(
      shuffled(calls, chance).map(({ kind, index }) => timed(kind, () => call(kind, index))),
    ),
  );
}

async function expectSameTimes<Kind extends string>(
  kinds: readonly Kind[],
  withinMs: number,
  measure: (chance: Chance) => Promise<Round<Kind>>,
): Promise<void> {
  const chance = new Chance(Date.now(), kinds.join(', '));
  const measured: Round<Kind>[] = [];
  const end = performance.now() + withinMs;
  // The first rounds compile and fill caches. A busy machine has to make do with fewer rounds.
  for (let round = 0; round < rounds; round += 1) {
    if (measured.length >= fewest && performance.now() >= end) break;
    const times = await measure(chance);
    if (round >= 2) measured.push(times);
  }

  const noise = Array.from({ length: deals }, () =>
    spreadOfMedians(
      kinds,
      measured.map((round) => dealtAnew(round, chance)),
    ),
  );
  expect(spreadOfMedians(kinds, measured)).toBeLessThanOrEqual(Math.max(...noise, floor));
}

async function timed<Kind>(kind: Kind, call: () => Promise<unknown>): Promise<TimeOf<Kind>> {
  const start = performance.now();
  await call();
  return { kind, ms: performance.now() - start };
}

function dealtAnew<Kind>(round: Round<Kind>, chance: Chance): Round<Kind> {
  const times = shuffled(round, chance);
  return round.map(({ kind }, index) => ({ kind, ms: times[index]?.ms ?? NaN }));
}

function shuffled<T>(values: readonly T[], chance: Chance): T[] {
  return values
    .map((value) => ({ value, place: chance.between(0, 1_000_000) }))
    .sort((a, b) => a.place - b.place)
    .map(({ value }) => value);
}

/** How far apart the medians of the kinds are, milliseconds. */
function spreadOfMedians<Kind>(kinds: readonly Kind[], measured: readonly Round<Kind>[]): number {
  const times = measured.flat();
  const medians = kinds.map((kind) =>
    median(times.filter((each) => each.kind === kind).map(({ ms }) => ms)),
  );
  return Math.max(...medians) - Math.min(...medians);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return ((sorted[middle] ?? NaN) + (sorted[sorted.length - 1 - middle] ?? NaN)) / 2;
}
