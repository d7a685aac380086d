import { Controller, Get, Inject, Post, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../common/actor.js';
import { AuthenticationGuard } from '../../authentication/authentication.guard.js';
import { Impersonation } from '../../authentication/impersonation.js';
import { CurrentPrincipal, type Principal } from '../../authentication/principal.js';
import { ResetPinService, type Requester } from '../../pin-reset/reset-pin.service.js';
import { checkSoapAction, readEnvelope, requireEmpty, writeResponse } from './envelope.js';
import type { SoapRequest } from './envelope.js';
import { FaultFilter, type WithNamespace } from './fault.filter.js';
import { BusyGuard } from './busy.guard.js';
import { readBody } from './read-body.js';
import { aboutPage } from './about-page.js';
import { invalidRequest } from './soap-fault.js';
import { SOAP_OPTIONS, type SoapOptions } from './soap-options.js';
import { umPaths } from './um-paths.js';
import { wsdlFor } from './wsdl.js';

type Operation = (requester: Requester, request: SoapRequest) => Promise<string>;

/** [MS-OXWUMS] the Voice Mail Settings web service, as far as it is served. */
@Controller([...umPaths])
@UseFilters(FaultFilter)
export class UmController {
  // A Map: the name of the operation comes from a stranger.
  private readonly operations = new Map<string, Operation>([
    ['ResetPIN', (requester, request) => this.resetPin(requester, request)],
  ]);

  constructor(
    private readonly resetPinService: ResetPinService,
    private readonly impersonation: Impersonation,
    @Inject(SOAP_OPTIONS) private readonly options: SoapOptions,
  ) {}

  @Post()
  @UseGuards(BusyGuard, AuthenticationGuard)
  async call(
    @CurrentPrincipal() caller: Principal,
    @Req() request: FastifyRequest & WithNamespace,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const arrivedAt = performance.now() - reply.elapsedTime;
    const text = await readBody(request.raw, this.options.maxBodyBytes);
    const soapRequest = readEnvelope(text, this.options);
    request.messagesNamespace = soapRequest.namespace;
    checkSoapAction(soapActionOf(request), soapRequest, this.options);
    const operation = this.operations.get(soapRequest.operation);
    if (!operation) throw invalidRequest('unknown operation');
    const by = { actor: caller.login, source: request.ip, requestId: request.id };
    const mailbox = await this.mailboxOf(caller, soapRequest, by);
    const answer = await operation({ ...mailbox, by, arrivedAt }, soapRequest);
    reply.code(200).type('text/xml; charset=utf-8');
    return answer;
  }

  /** The contract on `?wsdl`, a word for people without it; both without credentials. */
  @Get()
  get(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): string {
    const wsdl = Object.keys(request.query as object).some((key) => key.toLowerCase() === 'wsdl');
    reply.type(wsdl ? 'text/xml; charset=utf-8' : 'text/html; charset=utf-8');
    return wsdl ? wsdlFor(this.publicUrl(request)) : aboutPage;
  }

  private async resetPin(requester: Requester, { namespace, payload }: SoapRequest) {
    requireEmpty(payload);
    await this.resetPinService.reset(requester);
    return writeResponse('ResetPIN', namespace);
  }

  private async mailboxOf(caller: Principal, { impersonated }: SoapRequest, by: Actor) {
    if (!impersonated) return { mailboxId: caller.mailboxId, onBehalf: false };
    const mailboxId = await this.impersonation.mailboxFor(caller, impersonated, by);
    return { mailboxId, onBehalf: true };
  }

  private publicUrl(request: FastifyRequest): string {
    const { publicUrl, publicUrlFromHost } = this.options;
    return publicUrlFromHost ? `${request.protocol}://${request.host}` : publicUrl;
  }
}

function soapActionOf({ raw }: FastifyRequest): string | undefined {
  const [field, another] = new Set(raw.headersDistinct.soapaction);
  if (another !== undefined) throw invalidRequest('more than one SOAPAction');
  return field;
}
