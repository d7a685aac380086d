/**
 * Whether this is text that can stand for somebody, in a query and in a log: 1 to 256 characters,
 * no control characters.
 */
export function isPlainName(value: unknown): value is string {
  return typeof value === 'string' && /^\P{Cc}{1,256}$/u.test(value);
}
