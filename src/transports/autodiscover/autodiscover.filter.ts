import {
  Catch,
  HttpException,
  Inject,
  Logger,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NotAuthenticated } from '../../authentication/principal.js';
import { DomainError } from '../../common/domain-error.js';
import { sendPlainStatus } from '../../http-server/plain-status.js';
import { AUTODISCOVER_OPTIONS, type AutodiscoverOptions } from './autodiscover-options.js';
import { writePoxError } from './pox-answer.js';
import { PoxError, type PoxErrorName } from './pox-error.js';
import type { Spelling } from './pox-namespaces.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** How the caller spells namespaces, once the request is read. */
    autodiscoverSpelling?: Spelling;
  }
}

/** Turns every error into an answer of Autodiscover, with 200 as Exchange does; or into a bare status. */
@Catch()
export class AutodiscoverFilter implements ExceptionFilter {
  private readonly logger = new Logger(AutodiscoverFilter.name);

  constructor(@Inject(AUTODISCOVER_OPTIONS) private readonly options: AutodiscoverOptions) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const requestId = request.id;
    const refused = (facts: object) => {
      this.logger.warn({ msg: 'request refused', requestId, ...facts });
    };
    if (error instanceof NotAuthenticated) {
      // The guard has logged it.
      const { challenge } = error;
      if (challenge) reply.header('www-authenticate', challenge);
      sendPlainStatus(reply, challenge ? 401 : 403);
    } else if (error instanceof HttpException) {
      refused({ status: error.getStatus() });
      reply.header('connection', 'close');
      sendPlainStatus(reply, error.getStatus());
    } else if (error instanceof PoxError) {
      refused({ reason: error.reason });
      this.send(error.error, request, reply);
    } else if (error instanceof DomainError) {
      const { refusal, facts, cause } = error;
      refused({ refusal, ...facts, err: cause });
      if (refusal === 'TooManyFailedLogins') sendPlainStatus(reply, 429);
      else this.send('internal', request, reply);
    } else {
      this.logger.error({ msg: 'unforeseen error', requestId, err: error });
      this.send('internal', request, reply);
    }
  }

  private send(error: PoxErrorName, request: FastifyRequest, reply: FastifyReply): void {
    const spelling = request.autodiscoverSpelling ?? 'http';
    const answer = writePoxError(error, this.options.publicUrl, spelling);
    void reply.code(200).type('text/xml; charset=utf-8').send(answer);
  }
}
