import {
  Controller,
  Header,
  HttpCode,
  Inject,
  Post,
  Req,
  UseFilters,
  UseGuards,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { PhoneAuthenticationGuard } from '../../../authentication/authentication.guard.js';
import { CurrentPhonePrincipal, type PhonePrincipal } from '../../../authentication/principal.js';
import type { PinCheckResult } from '../../../pin-check/pin-check-result.js';
import { BODY_LIMIT } from '../body-limit.js';
import { FailureFilter, type FailureResponder } from '../failure.filter.js';
import type { changeWord, verifyWord } from './pbx.contract.js';
import { PhonePinService } from '../phone-pin.service.js';
import { changeQuestion, parseRequest, verifyQuestion } from '../request.js';
import { readForm } from '../read-form.js';

const plain = 'text/plain; charset=utf-8';

const notRight = {
  denied: 'DENY',
  locked: 'LOCKED',
  expired: 'EXPIRED',
} as const satisfies Record<Exclude<PinCheckResult['result'], 'accepted'>, string>;

const respondWithFailure: FailureResponder = (_failure, reply) => {
  const word: z.infer<typeof verifyWord> & z.infer<typeof changeWord> = 'ERROR';
  void reply.code(200).type(plain).send(word);
};

/**
 * The door for Asterisk's CURL() and its like, which hands the body to the dialplan and never the
 * status: one word, always with 200, and no word but OK lets anybody in.
 */
@Controller('v1/pbx')
@UseGuards(PhoneAuthenticationGuard)
@UseFilters(new FailureFilter(respondWithFailure))
export class PbxController {
  constructor(
    private readonly desk: PhonePinService,
    @Inject(BODY_LIMIT) private readonly bodyLimit: number,
  ) {}

  @Post('verify')
  @HttpCode(200)
  @Header('content-type', plain)
  async verify(
    @CurrentPhonePrincipal() caller: PhonePrincipal,
    @Req() request: FastifyRequest,
  ): Promise<z.infer<typeof verifyWord>> {
    const form = await readForm(request.raw, this.bodyLimit, namesOf(verifyQuestion));
    const question = parseRequest(verifyQuestion, form);
    const verdict = await this.desk.verify({ caller, request }, question);
    if (verdict.result !== 'accepted') return notRight[verdict.result];
    return verdict.mustChange ? 'OK_CHANGE' : 'OK';
  }

  @Post('change')
  @HttpCode(200)
  @Header('content-type', plain)
  async change(
    @CurrentPhonePrincipal() caller: PhonePrincipal,
    @Req() request: FastifyRequest,
  ): Promise<z.infer<typeof changeWord>> {
    const form = await readForm(request.raw, this.bodyLimit, namesOf(changeQuestion));
    const question = parseRequest(changeQuestion, form);
    const verdict = await this.desk.change({ caller, request }, question);
    switch (verdict.result) {
      case 'changed':
        return 'OK';
      case 'refused':
        return `REFUSED:${verdict.rule}`;
      default:
        return notRight[verdict.result];
    }
  }
}

const namesOf = (question: z.ZodObject) => Object.keys(question.shape);
