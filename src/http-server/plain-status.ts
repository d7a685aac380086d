import { STATUS_CODES } from 'node:http';
import {
  Catch,
  HttpException,
  Logger,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Sends a status with its reason phrase as the body. */
export function sendPlainStatus(reply: FastifyReply, status: number): void {
  void reply
    .code(status)
    .type('text/plain; charset=utf-8')
    .send(`${STATUS_CODES[status] ?? 'Error'}\n`);
}

/** Answers errors that no transport handles with a bare status, and without any details. */
@Catch()
export class PlainStatusFilter implements ExceptionFilter {
  private readonly logger = new Logger(PlainStatusFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const status = statusOf(error);
    if (status >= 500) {
      const { id } = http.getRequest<FastifyRequest>();
      this.logger.error({ msg: 'unforeseen error', requestId: id, err: error });
    }
    sendPlainStatus(http.getResponse<FastifyReply>(), status);
  }
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  // Fastify's own errors, such as a malformed length, have a status.
  const { statusCode } = error as { statusCode?: unknown };
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500 ? statusCode : 500;
}

/**
 * Answers 405 if a path is served, but not with this method (RFC 9110 15.5.6, WS-I BP 1.1 R1114). It is a
 * hook, because no route can be declared for some methods.
 */
export function answerMethodNotAllowed(server: FastifyInstance): void {
  const methodsOf = new Map<string, Set<string>>();
  /** Paths with parameters. */
  const patterns = new Map<string, RegExp>();
  server.addHook('onRoute', ({ url, method }) => {
    const path = url.toLowerCase();
    const methods = methodsOf.get(path) ?? new Set();
    methodsOf.set(path, methods);
    for (const each of [method].flat()) methods.add(each);
    if (path.includes('/:')) patterns.set(path, patternOf(path));
  });
  const served = (path: string) => {
    const [pattern] = [...patterns].find(([, expression]) => expression.test(path)) ?? [path];
    return methodsOf.get(path) ?? methodsOf.get(pattern);
  };
  server.addHook('onRequest', (request, reply, done) => {
    const [path = ''] = request.url.split('?', 1);
    const methods = request.is404 ? served(path.toLowerCase()) : undefined;
    if (!methods) {
      done();
      return;
    }
    reply.header('allow', [...methods].sort().join(', '));
    sendPlainStatus(reply, 405);
  });
}

/** Of a path whose parameters are whole segments; everything else in it stands for itself. */
function patternOf(path: string): RegExp {
  const segments = path.split('/').map((segment) => {
    return segment.startsWith(':') ? '[^/]+' : segment.replaceAll(/[^\w-]/g, String.raw`\$&`);
  });
  return new RegExp(`^${segments.join('/')}$`);
}
