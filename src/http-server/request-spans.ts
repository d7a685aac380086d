import type { FastifyInstance } from 'fastify';
import type { OpenSpan } from '../tracing/current-span.js';
import type { Tracing } from '../tracing/tracing.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** From the arrival of the request to the end of its response; undefined if it is not traced. */
    span?: OpenSpan | undefined;
  }
}

/** Health checks and scrapes, which nobody wants to see among requests. */
export const isProbe = (path: string) => /^\/(health\/|metrics$)/.test(path);

/**
 * Makes a span of each request to a path that is served, as a child of the caller's if the request has a traceparent
 * (W3C Trace Context). Its tracestate is not taken over: it is for services that call further ones, and could hold
 * anything.
 */
export function traceRequests(server: FastifyInstance, tracing: Tracing): void {
  if (!tracing.enabled) return;
  server.addHook('onRequest', (request, _reply, done) => {
    const { method, routeOptions, headers, id } = request;
    if (request.is404 || isProbe(request.url)) {
      done();
      return;
    }
    const route = routeOptions.url ?? '';
    const facts = {
      'http.request.method': method,
      'http.route': route,
      'umpin.request_id': id,
    };
    const { traceparent } = headers;
    request.span = tracing.begin(
      `${method} ${route}`,
      facts,
      typeof traceparent === 'string' ? traceparent : undefined,
    );
    if (request.span) request.span.run(done);
    else done();
  });
  server.addHook('onResponse', ({ span }, { statusCode }, done) => {
    span?.tell({ 'http.response.status_code': statusCode });
    if (statusCode >= 500) span?.failed(String(statusCode));
    span?.end();
    done();
  });
}
