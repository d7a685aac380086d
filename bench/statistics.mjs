/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * The smallest value that this share of all values does not exceed (nearest rank).
 *
 * @param {readonly number[]} sorted
 * @param {number} share
 */
export function percentile(sorted, share) {
  if (sorted.length === 0) return NaN;
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}

/** @param {readonly number[]} times milliseconds */
export function summary(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => percentile(sorted, share);
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

/** Median and spread: what a row of the report says of several rounds. */
export function spread(values, unit = '', digits = 1) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const text = (value) => number(value, digits);
  const range = values.length > 1 ? ` (${text(low)}–${text(high)})` : '';
  return `${text(median(values))}${range}${unit && ` ${unit}`}`;
}

export function number(value, digits = 1) {
  return value.toLocaleString('en', {
    maximumFractionDigits: digits,
    useGrouping: value >= 10_000,
  });
}
