import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { forwardedFor, type ForwardingHeader } from './forwarded-for.js';
import { canonicalAddress } from './ip-address.js';
import type { TrustedProxies } from './trusted-proxies.js';

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
 * X-Forwarded-For only, and would also trust X-Forwarded-Host and -Proto.
 */
export function useClientAddress(server: FastifyInstance, options: ClientAddressOptions): void {
  server.decorateRequest('ip', {
    getter(this: FastifyRequest) {
      return clientAddress(this.raw.socket.remoteAddress, this.raw.headers, options);
    },
  });
}
