import { Controller, HttpStatus, Post, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { PhoneAuthenticationGuard } from '../../../authentication/authentication.guard.js';
import { PhonePinService, type PhoneRequest } from '../../../pin-check/phone-pin.service.js';
import type { Denial, PinRefusal, RequiredChange } from '../../../pin-check/pin-check-result.js';
import { JsonBody } from '../../json-api/request-body.js';
import { CurrentPhoneRequest } from '../request.js';
import { answerWith, FailureFilter, type Failure } from '../errors.js';
import type {
  acceptableAnswer,
  changedAnswer,
  failureAnswers,
  deniedAnswer,
  refusedAnswer,
  acceptedAnswer,
} from './json.contract.js';
import { changeRequest, checkRequest, verifyRequest } from '../contract.js';

type FailureAnswer = z.infer<(typeof failureAnswers)[keyof typeof failureAnswers]>;

/** The answers to errors, for transports that speak JSON. */
export class JsonFailureFilter extends FailureFilter {
  protected override respond(failure: Failure, reply: FastifyReply, { id }: FastifyRequest): void {
    void answerWith(reply, failure).send(failureBody(failure, id));
  }
}

/** The transport for phone systems that speak JSON. */
@Controller('v1/pin')
@UseGuards(PhoneAuthenticationGuard)
@UseFilters(JsonFailureFilter)
export class JsonController {
  constructor(private readonly pins: PhonePinService) {}

  @Post('verify')
  async verify(
    @CurrentPhoneRequest() request: PhoneRequest,
    @JsonBody(verifyRequest) body: z.infer<typeof verifyRequest>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof acceptedAnswer | typeof deniedAnswer>> {
    const verdict = await this.pins.verify(request, body);
    if (verdict.result !== 'accepted') return denial(verdict, reply);
    const { mustChange, expiresAt } = verdict;
    reply.code(HttpStatus.OK);
    return {
      result: 'accepted',
      mustChange: mustChange !== undefined,
      ...(mustChange && reasonFor(mustChange)),
      expiresAt: expiresAt?.toISOString() ?? null,
    };
  }

  @Post('change')
  async change(
    @CurrentPhoneRequest() request: PhoneRequest,
    @JsonBody(changeRequest) body: z.infer<typeof changeRequest>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof changedAnswer | typeof refusedAnswer | typeof deniedAnswer>> {
    const verdict = await this.pins.change(request, body);
    if (verdict.result !== 'changed') return notTaken(verdict, reply);
    reply.code(HttpStatus.OK);
    return { result: 'changed', expiresAt: verdict.expiresAt?.toISOString() ?? null };
  }

  @Post('check')
  async check(
    @CurrentPhoneRequest() request: PhoneRequest,
    @JsonBody(checkRequest) body: z.infer<typeof checkRequest>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof acceptableAnswer | typeof refusedAnswer | typeof deniedAnswer>> {
    const verdict = await this.pins.checkNewPin(request, body);
    if (verdict.result !== 'acceptable') return notTaken(verdict, reply);
    reply.code(HttpStatus.OK);
    return { result: 'acceptable' };
  }
}

/** The answer to a new PIN that is not set, or would not be. */
function notTaken(
  verdict: PinRefusal | Denial,
  reply: FastifyReply,
): z.infer<typeof refusedAnswer | typeof deniedAnswer> {
  if (verdict.result === 'refused') {
    reply.code(HttpStatus.UNPROCESSABLE_ENTITY);
    return { result: 'refused', rule: verdict.rule, message: verdict.sentence };
  }
  return denial(verdict, reply);
}

function denial(verdict: Denial, reply: FastifyReply): z.infer<typeof deniedAnswer> {
  reply.code(HttpStatus.FORBIDDEN);
  const { result } = verdict;
  return result === 'expired' ? { result, message: verdict.sentence } : { result };
}

function reasonFor({ sentence: message, ...why }: RequiredChange) {
  return { ...why, message };
}

function failureBody(failure: Failure, requestId: string): FailureAnswer {
  switch (failure.kind) {
    case 'invalid':
      return { result: 'invalid', message: failure.message };
    case 'error':
      return { result: 'error', requestId };
    default:
      return { result: failure.kind };
  }
}
