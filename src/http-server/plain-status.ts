import { STATUS_CODES } from 'node:http';
import type { FastifyReply } from 'fastify';

/** Sends a status with its reason phrase as the body. */
export function sendPlainStatus(reply: FastifyReply, status: number): void {
  void reply
    .code(status)
    .type('text/plain; charset=utf-8')
    .send(`${STATUS_CODES[status] ?? 'Error'}\n`);
}
