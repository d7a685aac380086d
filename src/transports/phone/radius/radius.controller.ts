import { Controller, Post, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { basicChallenge } from '../../../authentication/credentials.js';
import { PhoneAuthenticationGuard } from '../../../authentication/authentication.guard.js';
import { PhonePinService, type PhoneRequest } from '../../../pin-check/phone-pin.service.js';
import type { Denial } from '../../../pin-check/pin-check-result.js';
import { JsonBody } from '../../json-api/request-body.js';
import { CurrentPhoneRequest } from '../request.js';
import { answerWith, FailureFilter, type Failure } from '../errors.js';
import { radiusRequest } from '../contract.js';
import type { replyMessage } from './radius.contract.js';

type ReplyMessage = z.infer<typeof replyMessage>;

const message = (text: string): ReplyMessage => ({ 'reply:Reply-Message': text });

/** Without the owner's language: whoever is told these has not typed the right PIN (P10). */
const denials = {
  denied: { status: 401, message: 'The PIN is wrong.' },
  locked: { status: 403, message: 'The mailbox is locked.' },
} as const satisfies Record<Exclude<Denial['result'], 'expired'>, unknown>;

class RadiusFailureFilter extends FailureFilter {
  // Every failure has a body: without one, rlm_rest logs that the server returned no data.
  protected override respond(failure: Failure, reply: FastifyReply): void {
    void answerWith(reply, failure).send(message('The PIN cannot be checked now.'));
  }
}

/**
 * The transport for FreeRADIUS, whose rlm_rest goes by the status. Only 204 accepts by itself: a 200 with a body
 * is `updated`, which rejects unless the site says otherwise, so only a site that asks for explanations gets it. PAP
 * cannot ask for a new PIN, so a right one that has to be changed is accepted.
 */
@Controller('v1/radius')
@UseGuards(PhoneAuthenticationGuard)
@UseFilters(RadiusFailureFilter)
export class RadiusController {
  constructor(private readonly pins: PhonePinService) {}

  @Post('authenticate')
  async authenticate(
    @CurrentPhoneRequest() request: PhoneRequest,
    @JsonBody(radiusRequest) { explain, ...body }: z.infer<typeof radiusRequest>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReplyMessage | undefined> {
    const verdict = await this.pins.verify(request, body);
    if (verdict.result === 'accepted') {
      const told = explain ? verdict.mustChange : undefined;
      reply.code(told ? 200 : 204);
      return told && message(told.sentence);
    }
    const { status, message: text } =
      verdict.result === 'expired'
        ? { status: 401, message: verdict.sentence }
        : denials[verdict.result];
    // RFC 9110 15.5.2: no 401 without a challenge. rlm_rest does not take it up.
    if (status === 401) reply.header('www-authenticate', basicChallenge);
    reply.code(status);
    return message(text);
  }
}
