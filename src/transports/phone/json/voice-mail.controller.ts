import { Controller, Get, HttpStatus, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { PhoneAuthenticationGuard } from '../../../authentication/authentication.guard.js';
import type { PhoneRequest } from '../../../pin-check/phone-pin.service.js';
import { PhoneVoiceMailService } from '../../../voice-mail/phone-voice-mail.service.js';
import { PathName } from '../../json-api/request-parameters.js';
import { CurrentPhoneRequest } from '../request.js';
import { JsonFailureFilter } from './json.controller.js';
import type { unknownAnswer, voiceMailAnswer } from './voice-mail.contract.js';

/** What owners have set for their voice mail, for phone systems that speak JSON. */
@Controller('v1/mailboxes')
@UseGuards(PhoneAuthenticationGuard)
@UseFilters(JsonFailureFilter)
export class VoiceMailController {
  constructor(private readonly voiceMail: PhoneVoiceMailService) {}

  @Get(':extension/voice-mail')
  async show(
    @CurrentPhoneRequest() { principal, requestId }: PhoneRequest,
    @PathName('extension') name: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof voiceMailAnswer | typeof unknownAnswer>> {
    const found = await this.voiceMail.find(principal, name, requestId);
    if (!found) {
      reply.code(HttpStatus.NOT_FOUND);
      return { result: 'unknown' };
    }
    const { extension, playOnPhoneDialString, ...properties } = found;
    return { ...properties, playOnPhoneDialString: playOnPhoneDialString ?? extension };
  }
}
