import type { IncomingHttpHeaders } from 'node:http';
import { isIPv6 } from 'node:net';
import { canonicalAddress } from './ip-address.js';

/**
 * Where proxies say whom they speak for. One of the two is read, never both: a proxy passes on the
 * one that it does not write just as the client sent it.
 */
export type ForwardingHeader = 'x-forwarded-for' | 'forwarded' | 'none';

/**
 * The addresses of the header, the client's end first, as each proxy added the one that it saw.
 * Undefined stands for what is no address: `unknown`, a name that hides one, anything malformed.
 */
export function forwardedFor(
  headers: IncomingHttpHeaders,
  header: ForwardingHeader,
): (string | undefined)[] {
  if (header === 'none') return [];
  // Node joins several fields of one name with commas, in order.
  const field = headers[header]?.toString();
  if (!field) return [];
  // Commas inside quotes are not minded. A client could leave a quote open, and what a proxy adds
  // behind it would be swallowed; like this it spoils no element but its own.
  const elements = field.split(',').map((element) => element.trim());
  return elements.map(header === 'forwarded' ? forOf : addressOf);
}

const pair = /^([\w!#$%&'*+.^`|~-]+)=(?:"((?:[^"\\]|\\.)*)"|([^"\\]*))$/;

// RFC 7239 4: pairs such as for="[2001:db8::1]:4711";proto=https. Colons are taken without quotes
// too, as some proxies write them.
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

// RFC 7239 6: 192.0.2.1, [2001:db8::1], each with a port or none. X-Forwarded-For has no grammar of
// its own; there an IPv6 address comes without brackets as well.
function addressOf(node: string): string | undefined {
  const [, inBrackets] = /^\[([^\]]*)\](?::[\w.-]+)?$/.exec(node) ?? [];
  if (inBrackets !== undefined) {
    return isIPv6(inBrackets) ? canonicalAddress(inBrackets) : undefined;
  }
  const [, beforePort] = /^([\d.]+):[\w.-]+$/.exec(node) ?? [];
  return canonicalAddress(beforePort ?? node);
}
