/** The offsets of one instant according to two sources of time zone data, minutes east of UTC. */
export interface OffsetPair {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly node: number;
  readonly database: number;
}

export type Source = 'Node.js' | 'PostgreSQL';

const hour = 3_600_000;
/** 52 weeks and not 365 days: clocks change on a day of the week. */
const year = 52 * 7 * 24 * hour;

/** How many earlier years are searched for one on which both sources agree. */
const earlierYears = 5;

/** Every full hour of the year that begins at `now`. */
export function hoursOfYear(now: Date): number[] {
  const first = now.getTime() - (now.getTime() % hour);
  return Array.from({ length: 366 * 24 }, (_, index) => first + index * hour);
}

export const differs = ({ node, database }: OffsetPair): boolean => node !== database;

/** The same week and time of day in earlier years, the last one first. */
export function inEarlierYears(at: number): number[] {
  return Array.from({ length: earlierYears }, (_, index) => at - (index + 1) * year);
}

/**
 * The source that does not know of a change of the rules. Neither source reports its release, so their
 * offsets are compared: where they differ, the source that repeats an earlier year on which both agree is
 * probably out of date. A change that was announced and then withdrawn misleads this.
 *
 * @param differing pairs that differ
 * @param earlier for each of them the pairs of its `inEarlierYears`
 * @returns undefined if neither or both repeat an earlier year
 */
export function outOfDate(
  differing: readonly OffsetPair[],
  earlier: readonly (readonly OffsetPair[])[],
): Source | undefined {
  const repeats = { node: 0, database: 0 };
  differing.forEach((pair, index) => {
    const agreed = earlier[index]?.find((before) => !differs(before));
    if (pair.node === agreed?.node) repeats.node += 1;
    if (pair.database === agreed?.database) repeats.database += 1;
  });
  if (repeats.node === repeats.database) return undefined;
  return repeats.node > repeats.database ? 'Node.js' : 'PostgreSQL';
}

/** `-07:00`, as ISO 8601 writes it. */
export function offsetText(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const distance = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(distance / 60))}:${two(distance % 60)}`;
}
