export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (index: number): number => sorted[index] ?? NaN;
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? at(middle) : (at(middle - 1) + at(middle)) / 2;
}

/** Its two ends. */
export type Interval = readonly [low: number, high: number];

/**
 * The median of the ratios of the rounds, as what disturbed one round disturbed both of its values; and where
 * it would be after many more rounds.
 */
export function ratioOf(
  values: readonly number[],
  others: readonly number[],
): { ratio: number; interval: Interval | undefined } {
  const ratios = values.map((value, round) => value / (others[round] ?? NaN));
  return { ratio: median(ratios), interval: medianInterval(ratios) };
}

/**
 * Where the median of the distribution is that the values come from, with a confidence of at least 95 %,
 * whatever that distribution is: each value lies below its median with probability one half. Undefined for
 * fewer than six values, which are not enough for that.
 */
export function medianInterval(values: readonly number[]): Interval | undefined {
  const count = values.length;
  const sorted = [...values].sort((a, b) => a - b);
  let outside = 0;
  let below = 0.5 ** count;
  // So many values from each end may be left out.
  let left = 0;
  while (2 * (outside + below) <= 0.05) {
    outside += below;
    left += 1;
    below *= (count - left + 1) / left;
  }
  const [low, high] = [sorted[left - 1], sorted[count - left]];
  return low === undefined || high === undefined ? undefined : [low, high];
}

/** The smallest value that this share of all values does not exceed (nearest rank). */
function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}

/** Times in milliseconds. */
export interface Summary {
  readonly count: number;
  readonly mean: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** @param times milliseconds */
export function summary(times: readonly number[]): Summary {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number => percentile(sorted, share);
  const mean = sum(sorted) / sorted.length;
  return { count: sorted.length, mean, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

/** Median and spread: what a row of the report says of several rounds. */
export function spread(values: readonly number[], unit = '', digits = 1): string {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const text = (value: number): string => number(value, digits);
  const range = values.length > 1 ? ` (${text(low)}–${text(high)})` : '';
  return `${text(median(values))}${range}${unit && ` ${unit}`}`;
}

export function number(value: number, digits = 1): string {
  return value.toLocaleString('en', {
    maximumFractionDigits: digits,
    useGrouping: value >= 10_000,
  });
}
