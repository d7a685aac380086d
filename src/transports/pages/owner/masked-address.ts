/** An address that its owner recognises, and that a passer-by cannot read from the screen: `a…@example.com`. */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf('@');
  const [first = ''] = address;
  // A word joiner, so that no line ends between the parts.
  return `${first}…\u2060${address.slice(at)}`;
}
