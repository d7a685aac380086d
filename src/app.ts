import { randomUUID } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Logger } from 'pino';
import { AppModule } from './app.module.js';
import type { Config } from './config.js';
import { sendPlainStatus } from './http/plain-status.js';
import { PlainStatusFilter } from './http/plain-status.filter.js';
import { NestLogger } from './logging/nest-logger.js';
import { refuseOtherMethods } from './soap/refuse-other-methods.js';

const second = 1_000;

/** The whole service, ready to listen. */
export async function createApp(config: Config, logger: Logger): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    genReqId: () => randomUUID(),
    routerOptions: { caseSensitive: false },
    requestTimeout: 20 * second,
    http: { headersTimeout: 10 * second, connectionsCheckingInterval: second },
    frameworkErrors: (_error: unknown, _request: unknown, reply: FastifyReply) => {
      sendPlainStatus(reply, 400);
    },
  });
  const server = adapter.getInstance();

  // Bodies stay unread until the guard has let the caller through.
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', (_request, payload, done) => {
    done(null, payload);
  });

  server.addHook('onRequest', (request, reply, done) => {
    reply.headers({ 'request-id': request.id, 'cache-control': 'no-store' });
    reply.header('x-content-type-options', 'nosniff');
    done();
  });
  server.addHook('onRequest', refuseOtherMethods);
  closeConnectionsOnStop(server);
  server.addHook('onResponse', (request, reply, done) => {
    const level = request.url.startsWith('/health/') ? 'debug' : 'info';
    logger[level](
      {
        requestId: request.id,
        source: request.ip,
        method: request.method,
        path: request.url.split('?', 1)[0],
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
  return app;
}

/** Answers that are given while stopping say so: a connection kept alive would keep the process. */
function closeConnectionsOnStop(server: FastifyInstance): void {
  let stopping = false;
  server.addHook('preClose', (done) => {
    stopping = true;
    done();
  });
  server.addHook('onSend', (_request, reply, payload, done) => {
    if (stopping) reply.header('connection', 'close');
    done(null, payload);
  });
}
