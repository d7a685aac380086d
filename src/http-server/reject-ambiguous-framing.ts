import type { IncomingMessage } from 'node:http';
import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify';
import { sendPlainStatus } from './plain-status.js';

/**
 * Answers 400 to requests that a proxy may interpret differently than this service (request smuggling; ASVS
 * 4.2.1). Node.js itself refuses a body with two lengths, but takes the first of two Host fields, and a
 * request line of any version.
 */
export function rejectAmbiguousFraming(
  { raw }: FastifyRequest,
  reply: FastifyReply,
  done: HookHandlerDoneFunction,
): void {
  if (isUnambiguous(raw)) {
    done();
    return;
  }
  reply.header('connection', 'close');
  sendPlainStatus(reply, 400);
}

function isUnambiguous({ httpVersion, headersDistinct }: IncomingMessage): boolean {
  const { host = [], 'content-type': type = [], 'transfer-encoding': coding } = headersDistinct;
  // A repeated equal Content-Type is unambiguous. RFC 9112 3.2 allows no second Host, even if equal.
  if (new Set(type).size > 1 || host.length > 1 || !host.every(isHost)) return false;
  // RFC 9112 3.2. A request line without a version is HTTP/0.9.
  if (httpVersion === '1.1') return host.length === 1;
  // RFC 9112 6.1: HTTP/1.0 has no transfer codings.
  return httpVersion === '1.0' && coding === undefined;
}

/** RFC 9110 7.2: uri-host and port of RFC 3986 3.2.2; the name may be empty. */
function isHost(value: string): boolean {
  return /^(\[[\da-f:.]+\]|[\w.~!$&'()*+,;=%-]*)(:\d{0,5})?$/i.test(value);
}
