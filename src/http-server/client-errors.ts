import { STATUS_CODES, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Logger } from 'pino';

type ClientErrorHandler = (error: Error & { readonly code?: string }, socket: Socket) => void;

/** What is not answered with 400, by the code that Node gives it. */
const statuses = new Map([
  ['ERR_HTTP_REQUEST_TIMEOUT', 408],
  ['HPE_HEADER_OVERFLOW', 431],
  ['HPE_CHUNK_EXTENSIONS_OVERFLOW', 413],
]);

/** Answers that a connection is still owed. */
const owed = new WeakMap<Socket, Set<ServerResponse>>();

/** Keeps in mind which answers are under way, for `answerClientErrors`. */
export function trackPendingResponses(server: Server): void {
  server.on('request', ({ socket }, response) => {
    const answers = owed.get(socket) ?? new Set();
    owed.set(socket, answers.add(response));
    response.once('close', () => answers.delete(response));
  });
}

/**
 * Answers what is no HTTP request, or did not arrive in time, with a bare status, and ends the
 * connection. Fastify's own handler says so in JSON, and where a request before it still waits for
 * its answer, the caller would take the one for the other.
 */
export function answerClientErrors(logger: Logger): ClientErrorHandler {
  return ({ code = '' }, socket) => {
    if (code === 'ECONNRESET' || socket.destroyed) return;
    const status = statuses.get(code) ?? 400;
    // Nothing of what came in: it may hold credentials.
    logger.info({ source: socket.remoteAddress, status }, 'no request');
    if (socket.writable && isNext(socket)) socket.write(plainAnswer(status));
    // Not an orderly end: one who does not read would never let it come about.
    socket.destroy();
  };
}

/** Whether an answer given now would be taken for that to the request that is at fault. */
function isNext(socket: Socket): boolean {
  return [...(owed.get(socket) ?? [])].every(
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
