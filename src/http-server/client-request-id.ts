import type { FastifyReply, FastifyRequest } from 'fastify';

/** What may go back: anything else could end the field, or fill the answer. */
const harmless = /^[\x20-\x7e]{1,128}$/;

/**
 * Gives a request's own name back to a caller who asks for it: EWS libraries match answers in their
 * logs by it (Microsoft, "Instrumenting client requests for EWS and REST in Exchange"). It is an
 * echo and no more; the service itself knows requests by `request-id`.
 */
export function echoClientRequestId({ headers }: FastifyRequest, reply: FastifyReply): void {
  const name = headers['client-request-id'];
  const asked = String(headers['return-client-request-id']).toLowerCase() === 'true';
  if (asked && typeof name === 'string' && harmless.test(name)) {
    reply.header('client-request-id', name);
  }
}
