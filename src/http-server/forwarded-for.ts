import type { IncomingHttpHeaders } from 'node:http';
import { isIPv6 } from 'node:net';
import { canonicalAddress } from './ip-address.js';

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
