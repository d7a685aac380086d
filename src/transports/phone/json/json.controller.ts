import {
  Controller,
  HttpStatus,
  Inject,
  Post,
  Req,
  Res,
  UseFilters,
  UseGuards,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { PhoneAuthenticationGuard } from '../../../authentication/authentication.guard.js';
import { CurrentPhonePrincipal, type PhonePrincipal } from '../../../authentication/principal.js';
import { BODY_LIMIT } from '../body-limit.js';
import { FailureFilter, type FailureResponder } from '../failure.filter.js';
import { answerWith, type Failure } from '../failure.js';
import type {
  changedAnswer,
  failureAnswers,
  notRightAnswer,
  refusedAnswer,
  rightAnswer,
} from './json.contract.js';
import { PhonePinService } from '../phone-pin.service.js';
import { changeQuestion, parseRequest, verifyQuestion } from '../request.js';
import { readJson } from '../read-json.js';

type FailureAnswer = z.infer<(typeof failureAnswers)[keyof typeof failureAnswers]>;

const respondWithFailure: FailureResponder = (failure, reply, { id }) =>
  void answerWith(reply, failure).send(failureBody(failure, id));

/** The door for everything that speaks JSON. */
@Controller('v1/pin')
@UseGuards(PhoneAuthenticationGuard)
@UseFilters(new FailureFilter(respondWithFailure))
export class JsonController {
  constructor(
    private readonly desk: PhonePinService,
    @Inject(BODY_LIMIT) private readonly bodyLimit: number,
  ) {}

  @Post('verify')
  async verify(
    @CurrentPhonePrincipal() caller: PhonePrincipal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof rightAnswer | typeof notRightAnswer>> {
    const question = parseRequest(verifyQuestion, await readJson(request.raw, this.bodyLimit));
    const verdict = await this.desk.verify({ caller, request }, question);
    if (verdict.result !== 'accepted') {
      reply.code(HttpStatus.FORBIDDEN);
      return { result: verdict.result };
    }
    const { mustChange: reason, expiresAt } = verdict;
    reply.code(HttpStatus.OK);
    return {
      result: 'accepted',
      mustChange: reason !== undefined,
      ...(reason && { reason }),
      expiresAt: expiresAt?.toISOString() ?? null,
    };
  }

  @Post('change')
  async change(
    @CurrentPhonePrincipal() caller: PhonePrincipal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof changedAnswer | typeof refusedAnswer | typeof notRightAnswer>> {
    const question = parseRequest(changeQuestion, await readJson(request.raw, this.bodyLimit));
    const verdict = await this.desk.change({ caller, request }, question);
    switch (verdict.result) {
      case 'changed':
        reply.code(HttpStatus.OK);
        return { result: 'changed', expiresAt: verdict.expiresAt?.toISOString() ?? null };
      case 'refused':
        reply.code(HttpStatus.UNPROCESSABLE_ENTITY);
        return { result: 'refused', rule: verdict.rule, message: verdict.sentence };
      default:
        reply.code(HttpStatus.FORBIDDEN);
        return { result: verdict.result };
    }
  }
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
