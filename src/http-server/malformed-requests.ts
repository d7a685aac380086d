import { STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify';
import type { Logger } from 'pino';
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
  // RFC 9112 6.1: a body that is compressed for its way is not undone here, so it must not pass as it is.
  if (coding && (coding.length > 1 || coding[0]?.toLowerCase() !== 'chunked')) return false;
  // RFC 9112 3.2. A request line without a version is HTTP/0.9.
  if (httpVersion === '1.1') return host.length === 1;
  // RFC 9112 6.1: HTTP/1.0 has no transfer codings.
  return httpVersion === '1.0' && coding === undefined;
}

/** RFC 9110 7.2: uri-host and port of RFC 3986 3.2.2; the name may be empty. */
function isHost(value: string): boolean {
  return /^(\[[\da-f:.]+\]|[\w.~!$&'()*+,;=%-]*)(:\d{0,5})?$/i.test(value);
}

type ClientErrorHandler = (error: Error & { readonly code?: string }, socket: Socket) => void;

/** The statuses other than 400, by the error code of Node.js. */
const statuses = new Map([
  ['ERR_HTTP_REQUEST_TIMEOUT', 408],
  ['HPE_HEADER_OVERFLOW', 431],
  ['HPE_CHUNK_EXTENSIONS_OVERFLOW', 413],
]);

/** The responses that a connection still waits for. */
const pending = new WeakMap<Socket, Set<ServerResponse>>();

/** Tracks the pending responses for `answerClientErrors`. */
export function trackPendingResponses(server: Server): void {
  server.on('request', ({ socket }, response) => {
    const answers = pending.get(socket) ?? new Set();
    pending.set(socket, answers.add(response));
    response.once('close', () => answers.delete(response));
  });
}

/**
 * Answers malformed and late requests with a bare status, and ends the connection. Fastify's own handler
 * answers in JSON, and even if an earlier request still waits for its response, which the caller would
 * then confuse with this one.
 */
export function answerClientErrors(logger: Logger): ClientErrorHandler {
  return ({ code = '' }, socket) => {
    if (code === 'ECONNRESET' || socket.destroyed) return;
    const status = statuses.get(code) ?? 400;
    // Nothing of the input: it may contain credentials.
    logger.info({ source: socket.remoteAddress, status }, 'no request');
    if (socket.writable && isNext(socket)) socket.write(plainAnswer(status));
    // Not an orderly end: a client that does not read would prevent it.
    socket.destroy();
  };
}

/** Whether a response sent now would be attributed to the faulty request. */
function isNext(socket: Socket): boolean {
  return [...(pending.get(socket) ?? [])].every(
    ({ req, headersSent }) => !req.complete && !headersSent,
  );
}

function plainAnswer(status: number): string {
  const text = STATUS_CODES[status] ?? 'Error';
  return (
    `HTTP/1.1 ${status} ${text}\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\n` +
    `Content-Length: ${text.length + 1}\r\nCache-Control: no-store\r\n\r\n${text}\n`
  );
}
