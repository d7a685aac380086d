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

const denials = {
  denied: { status: 401, message: 'The PIN is wrong.' },
  locked: { status: 403, message: 'The mailbox is locked.' },
  expired: { status: 401, message: 'The temporary PIN has expired.' },
} as const satisfies Record<Denial['result'], unknown>;

class RadiusFailureFilter extends FailureFilter {
  // Every failure has a body: without one, rlm_rest logs that the server returned no data.
  protected override respond(failure: Failure, reply: FastifyReply): void {
    void answerWith(reply, failure).send(message('The PIN cannot be checked now.'));
  }
}

/**
 * The transport for FreeRADIUS, whose rlm_rest goes by the status. Only 204 accepts: a 200 with a body
 * would be `updated`, which rejects. PAP cannot ask for a new PIN, so a right one that has to be changed
 * is accepted.
 */
@Controller('v1/radius')
@UseGuards(PhoneAuthenticationGuard)
@UseFilters(RadiusFailureFilter)
export class RadiusController {
  constructor(private readonly pins: PhonePinService) {}

  @Post('authenticate')
  async authenticate(
    @CurrentPhoneRequest() request: PhoneRequest,
    @JsonBody(radiusRequest) body: z.infer<typeof radiusRequest>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReplyMessage | undefined> {
    const { result } = await this.pins.verify(request, body);
    if (result === 'accepted') {
      reply.code(204);
      return undefined;
    }
    const { status, message: text } = denials[result];
    // RFC 9110 15.5.2: no 401 without a challenge. rlm_rest does not take it up.
    if (status === 401) reply.header('www-authenticate', basicChallenge);
    reply.code(status);
    return message(text);
  }
}
