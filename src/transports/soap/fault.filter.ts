import {
  Catch,
  HttpException,
  HttpStatus,
  Logger,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NotAuthenticated } from '../../authentication/principal.js';
import { DomainError } from '../../common/domain-error.js';
import { sendPlainStatus } from '../../http-server/plain-status.js';
import { Metrics } from '../../metrics/metrics.js';
import { accessDenied, faultOf, internalError, statusOf } from './faults.js';
import { namespaces } from './namespaces.js';
import { SoapFault, writeFault, type Fault } from './soap-fault.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The messages namespace as the caller spells it, once the envelope is read. */
    messagesNamespace?: string;
  }
}

/** Turns every error into a SOAP answer; no other place writes faults. */
@Catch()
export class FaultFilter implements ExceptionFilter {
  private readonly logger = new Logger(FaultFilter.name);

  constructor(private readonly metrics: Metrics) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const requestId = request.id;

    if (error instanceof NotAuthenticated) {
      const { challenge } = error;
      if (challenge) reply.header('www-authenticate', challenge);
      // RFC 9110 15.5.2: no 401 without a challenge.
      const status = challenge ? HttpStatus.UNAUTHORIZED : HttpStatus.FORBIDDEN;
      this.sendFault(request, reply, status, accessDenied);
    } else if (error instanceof HttpException) {
      this.logger.warn({ msg: 'request refused', requestId, status: error.getStatus() });
      // The rest of the body will not be read.
      reply.header('connection', 'close');
      sendPlainStatus(reply, error.getStatus());
    } else if (error instanceof SoapFault) {
      this.logger.warn({ msg: 'request refused', requestId, reason: error.reason });
      this.sendFault(request, reply, HttpStatus.INTERNAL_SERVER_ERROR, error.fault);
    } else if (error instanceof DomainError) {
      const { refusal, facts, cause } = error;
      this.logger.warn({ msg: 'request refused', requestId, refusal, ...facts, err: cause });
      this.sendFault(request, reply, statusOf(refusal), faultOf(error));
    } else {
      this.logger.error({ msg: 'unforeseen error', requestId, err: error });
      this.sendFault(request, reply, HttpStatus.INTERNAL_SERVER_ERROR, internalError(requestId));
    }
  }

  private sendFault(request: FastifyRequest, reply: FastifyReply, status: number, fault: Fault) {
    this.metrics.countFault(fault.layout === 'soap' ? fault.code : fault.responseCode);
    const namespace = request.messagesNamespace ?? namespaces.messages;
    const backOff = fault.layout === 'errors' ? fault.backOffMilliseconds : undefined;
    // RFC 9110 10.2.3: whole seconds. For proxies and for callers who read no detail.
    if (backOff !== undefined) reply.header('retry-after', String(Math.ceil(backOff / 1_000)));
    void reply.code(status).type('text/xml; charset=utf-8').send(writeFault(fault, namespace));
  }
}
