import { randomUUID } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { AppModule } from '../app.module.js';
import type { Config } from '../config/config.js';
import { TrustedProxies, useClientAddress } from './client-address.js';
import { useClientScheme } from './client-scheme.js';
import {
  answerClientErrors,
  rejectAmbiguousFraming,
  trackPendingResponses,
} from './malformed-requests.js';
import { limitConnections } from './connection-limit.js';
import { answerMethodNotAllowed, PlainStatusFilter, sendPlainStatus } from './plain-status.js';
import { leaveBodiesUnread, refuseMalformedMediaTypes } from './unread-bodies.js';
import { NestLogger } from '../logging/nest-logger.js';
import { Metrics } from '../metrics/metrics.js';
import { Tracing } from '../tracing/tracing.js';
import { isProbe, traceRequests } from './request-spans.js';

const second = 1_000;

/** The whole service, ready to listen. */
export async function createApp(config: Config, logger: Logger): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    genReqId: () => randomUUID(),
    // A parameter is a mail address at most, each of whose bytes may be percent-encoded.
    routerOptions: { caseSensitive: false, maxParamLength: 3 * 256 },
    bodyLimit: config.http.maxBodyBytes,
    requestTimeout: 20 * second,
    // A connection is idle for this long only if the client does not read its response.
    connectionTimeout: config.replyDeadlineMs + 20 * second,
    // Longer than proxies keep connections idle (60 s is common), so that no request meets a closing one.
    keepAliveTimeout: 72 * second,
    // Requests that arrive while the service stops are served; Fastify would answer in its own format.
    return503OnClosing: false,
    http: {
      headersTimeout: 10 * second,
      connectionsCheckingInterval: second,
      maxHeaderSize: 16 * 1_024,
    },
    clientErrorHandler: answerClientErrors(logger),
    frameworkErrors: (_error: unknown, _request: unknown, reply: FastifyReply) => {
      sendPlainStatus(reply, 400);
    },
  });
  const server = adapter.getInstance();

  const { maxConnectionsPerAddress: perSource, trustedProxies } = config;
  const proxies = new TrustedProxies(trustedProxies.networks);
  useClientAddress(server, { proxies, header: trustedProxies.clientAddressHeader });
  useClientScheme(server, proxies);
  trackPendingResponses(server.server);
  // Node.js would silently drop header fields after the thousandth; their total size is limited anyway.
  server.server.maxHeadersCount = 0;

  leaveBodiesUnread(server);

  server.addHook('onRequest', (request, reply, done) => {
    reply.headers({ 'request-id': request.id, 'cache-control': 'no-store' });
    reply.header('x-content-type-options', 'nosniff');
    echoClientRequestId(request, reply);
    done();
  });
  server.addHook('onRequest', rejectAmbiguousFraming);
  answerMethodNotAllowed(server);
  refuseMalformedMediaTypes(server);
  stopGently(server, config.replyDeadlineMs + 3 * second);
  server.addHook('onResponse', (request, reply, done) => {
    const level = isProbe(request.url) ? 'debug' : 'info';
    logger[level](
      {
        requestId: request.id,
        ...request.span?.ids,
        source: request.ip,
        method: request.method,
        path: withoutSecrets(request.url.split('?', 1)[0]),
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    );
    done();
  });

  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(config), adapter, {
    bodyParser: false,
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  app.useGlobalFilters(new PlainStatusFilter());
  traceRequests(server, app.get(Tracing));
  limitConnections(server.server, { perSource, proxies }, { logger, metrics: app.get(Metrics) });
  return app;
}

/**
 * A path for the log (P6): an administrator may write a whole key where its id belongs, and a phone system may name
 * a mailbox by what was typed, which people do with their PIN.
 */
function withoutSecrets(path = ''): string {
  return (
    path
      // As it is, or with its punctuation percent-encoded.
      .replaceAll(/umpin(?:_|%5f)[0-9a-f]{16}(?:_|%5f)(?:[\w-]|%[0-9a-f]{2})+/gi, '[API key]')
      .replace(/^(\/v1\/mailboxes\/)[^/]+/i, '$1[mailbox]')
  );
}

/** Values that may be echoed: others could end the header field, or inflate the response. */
const harmless = /^[\x20-\x7e]{1,128}$/;

/**
 * Returns the caller's own id of a request if the caller asks for it: EWS libraries match responses in their
 * logs by it (Microsoft, "Instrumenting client requests for EWS and REST in Exchange"). It is only an echo;
 * the service itself identifies requests by `request-id`.
 */
function echoClientRequestId({ headers }: FastifyRequest, reply: FastifyReply): void {
  const name = headers['client-request-id'];
  const asked = String(headers['return-client-request-id']).toLowerCase() === 'true';
  if (asked && typeof name === 'string' && harmless.test(name)) {
    reply.header('client-request-id', name);
  }
}

/** How long a connection may take until its first request while the service stops. */
const arrivalMs = second / 2;

/**
 * Shuts down gracefully: requests on open connections are answered first. Responses announce the end of
 * their connection, since one that is kept alive would keep the process running. To Node.js, a connection
 * whose first request is still on its way is idle, and would be reset: it gets a moment.
 *
 * @param patienceMs after which every connection is closed: a client that is not served by then sends slowly
 *   or does not read, and Node's own limits do not apply once the server stops
 */
function stopGently(server: FastifyInstance, patienceMs: number): void {
  let stopping = false;
  server.addHook('preClose', (done) => {
    stopping = true;
    setTimeout(() => server.server.closeAllConnections(), patienceMs).unref();
    done();
  });
  server.addHook('onSend', (_request, reply, payload, done) => {
    if (stopping) reply.header('connection', 'close');
    done(null, payload);
  });
  const closeIdle = server.server.closeIdleConnections.bind(server.server);
  server.server.closeIdleConnections = () => {
    // Delayed only if the service stops: a server that was merely closed may be open again by then, as in
    // tests, and to Node 26 its new connections are idle until their first request has arrived.
    if (stopping) setTimeout(closeIdle, arrivalMs);
    else closeIdle();
  };
}
