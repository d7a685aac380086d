import { expect } from 'vitest';
import { Chance } from '../faults/support/chance.js';

/** Rounds of a trial, and milliseconds after which it makes do with fewer. */
const rounds = 30;
const enough = 10_000;

/** How often the measured times are dealt out anew, to see what chance alone can do. */
const deals = 500;

/**
 * Medians nearer than this (ms) count as the same, however quiet the machine is. A hash, which is
 * what could be left out, takes ten times as long.
 */
const floor = 2;

/** Every kind twice, in the order in which they were measured. */
type Round<Kind> = readonly { readonly kind: Kind; readonly ms: number }[];

/**
 * Expects calls of several kinds to take the same time: their medians are no further apart than when
 * every round says by lot which time was whose. What chance does once in `deals` times it does not do
 * three times in a row; a leak does: to be run with two retries.
 */
export async function expectSameTime<Kind extends string>(
  kinds: readonly Kind[],
  call: (kind: Kind) => Promise<unknown>,
): Promise<void> {
  const chance = new Chance(Date.now(), kinds.join(', '));
  const measured: Round<Kind>[] = [];
  const end = performance.now() + enough;
  for (let round = 0; round < rounds && performance.now() < end; round += 1) {
    const times: { kind: Kind; ms: number }[] = [];
    for (const kind of shuffled([...kinds, ...kinds], chance)) {
      const start = performance.now();
      await call(kind);
      times.push({ kind, ms: performance.now() - start });
    }
    // The first rounds compile and fill caches.
    if (round >= 2) measured.push(times);
  }
  expect(measured.length).toBeGreaterThan(7);

  const noise = Array.from({ length: deals }, () =>
    spreadOfMedians(
      kinds,
      measured.map((round) => dealtAnew(round, chance)),
    ),
  );
  expect(spreadOfMedians(kinds, measured)).toBeLessThanOrEqual(Math.max(...noise, floor));
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
