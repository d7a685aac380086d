import {
  Controller,
  Get,
  Inject,
  Injectable,
  Post,
  Req,
  Res,
  UseFilters,
  UseGuards,
  type CanActivate,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../common/actor.js';
import { AuthenticationGuard } from '../../authentication/authentication.guard.js';
import { Impersonation } from '../../authentication/impersonation.js';
import { principalOf, type Principal } from '../../authentication/principal.js';
import { DomainError } from '../../common/domain-error.js';
import { ResetPinService } from '../../pin-reset/reset-pin.service.js';
import { checkSoapAction, type SoapRequest } from './envelope.js';
import { FaultFilter } from './fault.filter.js';
import { aboutPage } from './about-page.js';
import { readBody } from './body.js';
import type { NamespaceOptions } from './namespaces.js';
import { Operations } from './operations.js';
import { RememberedEnvelopes } from './remembered-envelopes.js';
import { invalidRequest } from './soap-fault.js';
import { wsdlFor } from './wsdl.js';

export const SOAP_OPTIONS = Symbol('SoapOptions');

export interface SoapOptions extends NamespaceOptions {
  /** Scheme and authority under which callers reach the service, no slash at the end. */
  readonly publicUrl: string;
  /** Whether the WSDL's address follows the Host header instead: only behind a proxy that sets it. */
  readonly publicUrlFromHost: boolean;
}

/**
 * The addresses of Exchange 2010 and later, and of Exchange 2007. Matched without regard to case, as
 * IIS does.
 */
const umPaths = ['EWS/UM2007Legacy.asmx', 'UnifiedMessaging/Service.asmx'];

/**
 * Refuses requests before authentication while the queue of resets is full: under overload a refusal
 * must cost less than a reset.
 */
@Injectable()
class BusyGuard implements CanActivate {
  constructor(private readonly resets: ResetPinService) {}

  /** @throws DomainError ServerBusy */
  canActivate(): boolean {
    if (this.resets.full) throw new DomainError('ServerBusy');
    return true;
  }
}

/** The endpoint of [MS-OXWUMS], the Voice Mail Settings web service. */
@Controller(umPaths)
@UseFilters(FaultFilter)
export class UmController {
  private readonly envelopes: RememberedEnvelopes;

  constructor(
    private readonly operations: Operations,
    private readonly impersonation: Impersonation,
    @Inject(SOAP_OPTIONS) private readonly options: SoapOptions,
  ) {
    this.envelopes = new RememberedEnvelopes(options);
  }

  @Post()
  @UseGuards(BusyGuard, AuthenticationGuard)
  async call(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const arrivedAt = performance.now() - reply.elapsedTime;
    const principal = principalOf(request);
    const text = await readBody(request);
    const soapRequest = this.envelopes.read(text);
    request.messagesNamespace = soapRequest.namespace;
    checkSoapAction(soapActionOf(request), soapRequest, this.options);
    const operation = this.operations.named(soapRequest.operation);
    if (!operation) throw invalidRequest('unknown operation');
    const by = { actor: principal.login, source: request.ip, requestId: request.id };
    const mailbox = await this.mailboxOf(principal, soapRequest, by);
    const answer = await operation({ ...mailbox, by, arrivedAt }, soapRequest);
    reply.code(200).type('text/xml; charset=utf-8');
    return answer;
  }

  /** The WSDL for `?wsdl`, otherwise a page for people; neither needs credentials. */
  @Get()
  get(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): string {
    const wsdl = Object.keys(request.query as object).some((key) => key.toLowerCase() === 'wsdl');
    reply.type(wsdl ? 'text/xml; charset=utf-8' : 'text/html; charset=utf-8');
    return wsdl ? wsdlFor(this.publicUrl(request)) : aboutPage;
  }

  private async mailboxOf(principal: Principal, { impersonated }: SoapRequest, by: Actor) {
    if (!impersonated) return { mailboxId: principal.mailboxId, onBehalf: false };
    const mailboxId = await this.impersonation.mailboxFor(principal, impersonated, by);
    return { mailboxId, onBehalf: true };
  }

  private publicUrl(request: FastifyRequest): string {
    const { publicUrl, publicUrlFromHost } = this.options;
    return publicUrlFromHost ? `${request.protocol}://${request.host}` : publicUrl;
  }
}

function soapActionOf({ raw }: FastifyRequest): string | undefined {
  const [field, ...more] = raw.headersDistinct.soapaction ?? [];
  if (more.some((each) => each !== field)) throw invalidRequest('more than one SOAPAction');
  return field;
}
