import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify';
import { sendPlainStatus } from '../http/plain-status.js';
import { umPaths } from './um-paths.js';

const paths = new Set(umPaths.map((path) => `/${path}`.toLowerCase()));
const methods = ['GET', 'HEAD', 'POST'];

/**
 * Answers 405 to whatever the endpoint does not serve (WS-I BP 1.1 R1114, RFC 9110 15.5.6). A hook,
 * because it has to see methods that no route can be declared for.
 */
export function refuseOtherMethods(
  request: FastifyRequest,
  reply: FastifyReply,
  done: HookHandlerDoneFunction,
): void {
  const [path = ''] = request.url.split('?', 1);
  if (methods.includes(request.method) || !paths.has(path.toLowerCase())) {
    done();
    return;
  }
  reply.header('allow', methods.join(', '));
  sendPlainStatus(reply, 405);
}
