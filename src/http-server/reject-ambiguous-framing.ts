import type { IncomingMessage } from 'node:http';
import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify';
import { sendPlainStatus } from './plain-status.js';

/**
 * Answers 400 to what a proxy in front may read differently than this service does (ASVS 4.2.1).
 * Node refuses a body with two lengths by itself, but takes the first of two Host fields and a
 * request line of any version.
 */
export function refuseUnclearRequests(
  { raw }: FastifyRequest,
  reply: FastifyReply,
  done: HookHandlerDoneFunction,
): void {
  if (isClear(raw)) {
    done();
    return;
  }
  reply.header('connection', 'close');
  sendPlainStatus(reply, 400);
}

function isClear({ httpVersion, headersDistinct }: IncomingMessage): boolean {
  const { host = [], 'content-type': type = [], 'transfer-encoding': coding } = headersDistinct;
  // The same one twice is clear, but for Host, of which RFC 9112 3.2 allows no second one.
  if (new Set(type).size > 1 || host.length > 1 || !host.every(isHost)) return false;
  // RFC 9112 3.2; the request line alone is HTTP/0.9, and says no more than that.
  if (httpVersion === '1.1') return host.length === 1;
  // RFC 9112 6.1: HTTP/1.0 has no transfer codings.
  return httpVersion === '1.0' && coding === undefined;
}

/** RFC 9110 7.2: uri-host and port as RFC 3986 3.2.2 has them; the name may be empty. */
function isHost(value: string): boolean {
  return /^(\[[\da-f:.]+\]|[\w.~!$&'()*+,;=%-]*)(:\d{0,5})?$/i.test(value);
}
