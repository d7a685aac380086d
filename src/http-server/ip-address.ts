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
