/**
 * The SQL condition that two names are the same without regard to case. `lower` alone is not enough:
 * it makes an ASCII letter of some others, such as k of U+212A (KELVIN SIGN), so that a stranger who
 * registers such a name elsewhere would be taken for the owner of the plain one.
 *
 * @param a an SQL expression, as is `b`; `lower(a)` can use an index
 */
export function sameName(a: string, b: string): string {
  return `(lower(${a}) = lower(${b}) AND upper(${a}) = upper(${b}))`;
}

/** The same comparison in memory: names are the same if their keys are equal. */
export function nameKey(name: string): string {
  return JSON.stringify([name.toLowerCase(), name.toUpperCase()]);
}
