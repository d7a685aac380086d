import type { FastifyInstance } from 'fastify';
import { sendPlainStatus } from './plain-status.js';

/**
 * Answers 405 if a path is served, but not with this method (RFC 9110 15.5.6, WS-I BP 1.1 R1114). It is a
 * hook, because no route can be declared for some methods.
 */
export function answerMethodNotAllowed(server: FastifyInstance): void {
  const methodsOf = new Map<string, Set<string>>();
  server.addHook('onRoute', ({ url, method }) => {
    const methods = methodsOf.get(url.toLowerCase()) ?? new Set();
    methodsOf.set(url.toLowerCase(), methods);
    for (const each of [method].flat()) methods.add(each);
  });
  server.addHook('onRequest', (request, reply, done) => {
    const [path = ''] = request.url.split('?', 1);
    const methods = request.is404 ? methodsOf.get(path.toLowerCase()) : undefined;
    if (!methods) {
      done();
      return;
    }
    reply.header('allow', [...methods].sort().join(', '));
    sendPlainStatus(reply, 405);
  });
}
