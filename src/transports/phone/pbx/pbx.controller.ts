import { Controller, Header, HttpCode, Post, UseFilters, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { PhoneAuthenticationGuard } from '../../../authentication/authentication.guard.js';
import { PhonePinService, type PhoneRequest } from '../../../pin-check/phone-pin.service.js';
import type { Denial, PinRefusal } from '../../../pin-check/pin-check-result.js';
import { PhoneVoiceMailService } from '../../../voice-mail/phone-voice-mail.service.js';
import { CurrentPhoneRequest, FormBody } from '../request.js';
import { FailureFilter, type Failure } from '../errors.js';
import {
  changeForm,
  checkForm,
  explainedRule,
  verifyForm,
  type changeWord,
  type verifyWord,
  type voiceMailWord,
} from './pbx.contract.js';
import { voiceMailRequest } from '../contract.js';

const plain = 'text/plain; charset=utf-8';

const denials = {
  denied: 'DENY',
  locked: 'LOCKED',
  expired: 'EXPIRED',
} as const satisfies Record<Denial['result'], string>;

class PbxFailureFilter extends FailureFilter {
  protected override respond(_failure: Failure, reply: FastifyReply): void {
    const word: z.infer<typeof verifyWord> &
      z.infer<typeof changeWord> &
      z.infer<typeof voiceMailWord> = 'ERROR';
    void reply.code(200).type(plain).send(word);
  }
}

/**
 * The transport for Asterisk's CURL() and its like, which passes the body to the dialplan and never the
 * status: one word, always with 200. OK and OK_CHANGE alone grant access.
 */
@Controller('v1/pbx')
@UseGuards(PhoneAuthenticationGuard)
@UseFilters(PbxFailureFilter)
export class PbxController {
  constructor(
    private readonly pins: PhonePinService,
    private readonly voiceMail: PhoneVoiceMailService,
  ) {}

  @Post('verify')
  @HttpCode(200)
  @Header('content-type', plain)
  async verify(
    @CurrentPhoneRequest() request: PhoneRequest,
    @FormBody(verifyForm) { explain, ...body }: z.infer<typeof verifyForm>,
  ): Promise<z.infer<typeof verifyWord>> {
    const verdict = await this.pins.verify(request, body);
    if (verdict.result !== 'accepted') return denials[verdict.result];
    const { mustChange } = verdict;
    if (!mustChange) return 'OK';
    const explains = explain === 'yes' && mustChange.reason === 'policy';
    return explains ? `OK_CHANGE:${explainedRule(mustChange.rule)}` : 'OK_CHANGE';
  }

  @Post('change')
  @HttpCode(200)
  @Header('content-type', plain)
  async change(
    @CurrentPhoneRequest() request: PhoneRequest,
    @FormBody(changeForm) { explain, ...body }: z.infer<typeof changeForm>,
  ): Promise<z.infer<typeof changeWord>> {
    const verdict = await this.pins.change(request, body);
    return verdict.result === 'changed' ? 'OK' : notTaken(verdict, explain);
  }

  @Post('check')
  @HttpCode(200)
  @Header('content-type', plain)
  async check(
    @CurrentPhoneRequest() request: PhoneRequest,
    @FormBody(checkForm) { explain, ...body }: z.infer<typeof checkForm>,
  ): Promise<z.infer<typeof changeWord>> {
    const verdict = await this.pins.checkNewPin(request, body);
    return verdict.result === 'acceptable' ? 'OK' : notTaken(verdict, explain);
  }

  @Post('voice-mail')
  @HttpCode(200)
  @Header('content-type', plain)
  async greeting(
    @CurrentPhoneRequest() { principal, requestId }: PhoneRequest,
    @FormBody(voiceMailRequest) { mailbox }: z.infer<typeof voiceMailRequest>,
  ): Promise<z.infer<typeof voiceMailWord>> {
    const found = await this.voiceMail.find(principal, mailbox, requestId);
    if (!found?.umEnabled) return 'DENY';
    return found.oofStatus ? 'OOF' : 'NORMAL';
  }
}

/** The word for a new PIN that is not set, or would not be. */
function notTaken(
  verdict: PinRefusal | Denial,
  explain: 'yes' | 'no' = 'no',
): z.infer<typeof changeWord> {
  if (verdict.result !== 'refused') return denials[verdict.result];
  return `REFUSED:${explain === 'yes' ? explainedRule(verdict.rule) : verdict.rule}`;
}
