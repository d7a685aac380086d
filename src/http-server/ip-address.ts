import { isIPv4, isIPv6, SocketAddress } from 'node:net';

/**
 * The canonical spelling of an IP address for comparison, log and limits (RFC 5952): without a zone, and as
 * IPv4 if a socket for both families shows it as `::ffff:192.0.2.1`. Undefined for anything else.
 */
export function canonicalAddress(text: string): string | undefined {
  if (isIPv4(text)) return text;
  const [address = ''] = text.split('%', 1);
  if (!isIPv6(address)) return undefined;
  const canonical = new SocketAddress({ address, family: 'ipv6' }).address;
  return /^::ffff:([\d.]+)$/.exec(canonical)?.[1] ?? canonical;
}

/**
 * The network that counts as one client: an IPv4 address, or the /64 of an IPv6 address, which is the
 * smallest assignment to a site (RFC 6177 2).
 */
export function clientNetwork(address: string): string {
  const canonical = canonicalAddress(address) ?? address;
  if (!isIPv6(canonical)) return canonical;
  const [head = [], tail = []] = canonical.split('::').map(groupsOf);
  const zeros = Array<string>(Math.max(8 - head.length - tail.length, 0)).fill('0');
  return `${[...head, ...zeros, ...tail].slice(0, 4).join(':')}::/64`;
}

// The last two of the eight groups may be written as an IPv4 address.
function groupsOf(part: string): string[] {
  return part
    .split(':')
    .filter(Boolean)
    .flatMap((group) => (group.includes('.') ? ['', ''] : [group]));
}
