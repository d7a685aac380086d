import {
  Catch,
  HttpException,
  Logger,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendPlainStatus } from './plain-status.js';

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
