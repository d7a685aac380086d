import type { IncomingHttpHeaders } from 'node:http';
import { BlockList, isIPv4, isIPv6 } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { canonicalAddress } from './ip-address.js';

/** The reverse proxies whose headers are trusted, by address. */
export class TrustedProxies {
  // One list per family: in a common list, IPv6 networks such as ::/0 include IPv4 addresses (Node 20).
  readonly #addresses = { ipv4: new BlockList(), ipv6: new BlockList() };
  /** Whether there are any. */
  readonly configured: boolean;

  /**
   * @param networks IP addresses, and networks as in `10.0.0.0/8`
   * @throws Error for anything else
   */
  constructor(networks: readonly string[]) {
    this.configured = networks.length > 0;
    for (const network of networks) this.add(network);
  }

  includes(address: string | undefined): boolean {
    // Called several times per request, and Node.js creates an object for the address each time.
    if (!this.configured) return false;
    const canonical = canonicalAddress(address ?? '');
    if (canonical === undefined) return false;
    const family = familyOf(canonical);
    return this.#addresses[family].check(canonical, family);
  }

  private add(network: string): void {
    const [, text = '', bits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(network) ?? [];
    const address = canonicalAddress(text);
    if (!address) throw new Error('A trusted proxy must be an IP address or a network.');
    const family = familyOf(address);
    const mappedBits = isIPv6(text) && isIPv4(address) ? 96 : 0;
    if (bits === undefined) this.#addresses[family].addAddress(address, family);
    else this.#addresses[family].addSubnet(address, Number(bits) - mappedBits, family);
  }
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv4(address) ? 'ipv4' : 'ipv6';
}

/**
 * The header in which proxies name their client. Only one is read, never both: a proxy forwards the one that
 * it does not write as the client sent it.
 */
export type ForwardingHeader = 'x-forwarded-for' | 'forwarded' | 'none';

/**
 * The addresses in the header, the client's first: each proxy appends the one that it saw. Undefined stands
 * for anything that is not an address: `unknown`, an obfuscated name, a malformed entry.
 */
export function forwardedFor(
  headers: IncomingHttpHeaders,
  header: ForwardingHeader,
): (string | undefined)[] {
  if (header === 'none') return [];
  // Node joins several fields of one name with commas, in order.
  const field = headers[header]?.toString();
  if (!field) return [];
  // Commas inside quotes separate too: a client could leave a quote open, which would swallow the entry of a
  // proxy after it. This way it spoils only its own entry.
  const elements = field.split(',').map((element) => element.trim());
  return elements.map(header === 'forwarded' ? forOf : addressOf);
}

const pair = /^([\w!#$%&'*+.^`|~-]+)=(?:"((?:[^"\\]|\\.)*)"|([^"\\]*))$/;

// RFC 7239 4: pairs such as for="[2001:db8::1]:4711";proto=https. Colons are accepted without quotes too, as
// some proxies write them.
function forOf(element: string): string | undefined {
  let node: string | undefined;
  for (const text of element.split(';').filter(Boolean)) {
    const [, name, quoted, plain] = pair.exec(text.trim()) ?? [];
    if (name === undefined) return undefined;
    if (name.toLowerCase() !== 'for') continue;
    if (node !== undefined) return undefined;
    node = quoted?.replace(/\\(.)/g, '$1') ?? plain;
  }
  return node === undefined ? undefined : addressOf(node);
}

// RFC 7239 6: 192.0.2.1, [2001:db8::1], with an optional port. X-Forwarded-For has no grammar of its own; it
// also has IPv6 addresses without brackets.
function addressOf(node: string): string | undefined {
  const [, inBrackets] = /^\[([^\]]*)\](?::[\w.-]+)?$/.exec(node) ?? [];
  if (inBrackets !== undefined) {
    return isIPv6(inBrackets) ? canonicalAddress(inBrackets) : undefined;
  }
  const [, beforePort] = /^([\d.]+):[\w.-]+$/.exec(node) ?? [];
  return canonicalAddress(beforePort ?? node);
}

export interface ClientAddressOptions {
  readonly proxies: TrustedProxies;
  readonly header: ForwardingHeader;
}

/**
 * The address that a request came from: that of the socket or, if this is a trusted proxy, the one that the
 * proxy saw, and so on from proxy to proxy. Entries further left in the header, which anyone can write, are
 * never reached. Empty if the socket is already gone.
 */
export function clientAddress(
  socketAddress: string | undefined,
  headers: IncomingHttpHeaders,
  { proxies, header }: ClientAddressOptions,
): string {
  let client = canonicalAddress(socketAddress ?? '');
  if (!proxies.includes(client)) return client ?? '';
  const seen = forwardedFor(headers, header);
  while (seen.length > 0 && proxies.includes(client)) {
    const next = seen.pop();
    if (next === undefined) break;
    client = next;
  }
  return client ?? '';
}

/**
 * Makes `request.ip` the client's address for log, audit and limits. Fastify's own `trustProxy` reads
 * X-Forwarded-For only, and would also trust X-Forwarded-Host.
 */
export function useClientAddress(server: FastifyInstance, options: ClientAddressOptions): void {
  server.decorateRequest('ip', {
    getter(this: FastifyRequest) {
      return clientAddress(this.raw.socket.remoteAddress, this.raw.headers, options);
    },
  });
}
