import type { FastifyReply, FastifyRequest } from 'fastify';

/** Values that may be echoed: others could end the header field, or inflate the response. */
const harmless = /^[\x20-\x7e]{1,128}$/;

/**
 * Returns the caller's own id of a request if the caller asks for it: EWS libraries match responses in their
 * logs by it (Microsoft, "Instrumenting client requests for EWS and REST in Exchange"). It is only an echo;
 * the service itself identifies requests by `request-id`.
 */
export function echoClientRequestId({ headers }: FastifyRequest, reply: FastifyReply): void {
  const name = headers['client-request-id'];
  const asked = String(headers['return-client-request-id']).toLowerCase() === 'true';
  if (asked && typeof name === 'string' && harmless.test(name)) {
    reply.header('client-request-id', name);
  }
}
