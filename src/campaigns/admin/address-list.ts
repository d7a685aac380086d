/**
 * The addresses of a list, one a line. Empty lines are left out, and those that begin with `#`; blanks around
 * an address too.
 */
export function readAddressList(text: string): string[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}
