import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { TrustedProxies } from './client-address.js';

/**
 * Makes `request.protocol` the scheme that the client used, for the address in the WSDL: a trusted proxy says
 * it in X-Forwarded-Proto; the service itself speaks no TLS. A list is not believed, as it does not say which
 * proxy wrote which entry.
 */
export function useClientScheme(server: FastifyInstance, proxies: TrustedProxies): void {
  server.decorateRequest('protocol', {
    getter(this: FastifyRequest) {
      const said = this.raw.headers['x-forwarded-proto']?.toString().trim().toLowerCase();
      const believed = said === 'https' && proxies.includes(this.raw.socket.remoteAddress);
      return believed ? 'https' : 'http';
    },
  });
}
