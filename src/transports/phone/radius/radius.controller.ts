import { Controller, Inject, Post, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { basicChallenge } from '../../../authentication/credentials.js';
import { PhoneAuthenticationGuard } from '../../../authentication/authentication.guard.js';
import { CurrentPhonePrincipal, type PhonePrincipal } from '../../../authentication/principal.js';
import type { PinCheckResult } from '../../../pin-check/pin-check-result.js';
import { BODY_LIMIT } from '../body-limit.js';
import { FailureFilter, type FailureResponder } from '../failure.filter.js';
import { answerWith } from '../failure.js';
import { PhonePinService } from '../phone-pin.service.js';
import { radiusQuestion, parseRequest } from '../request.js';
import type { replyMessage } from './radius.contract.js';
import { readJson } from '../read-json.js';

type ReplyMessage = z.infer<typeof replyMessage>;

const message = (text: string): ReplyMessage => ({ 'reply:Reply-Message': text });

const notRight = {
  denied: { status: 401, message: 'The PIN is wrong.' },
  locked: { status: 403, message: 'The mailbox is locked.' },
  expired: { status: 401, message: 'The temporary PIN has expired.' },
} as const satisfies Record<Exclude<PinCheckResult['result'], 'accepted'>, unknown>;

// A body with every failure: without one, rlm_rest logs that the server returned no data.
const respondWithFailure: FailureResponder = (failure, reply) =>
  void answerWith(reply, failure).send(message('The PIN cannot be checked now.'));

/**
 * The door for FreeRADIUS: rlm_rest goes by the status. 204 accepts, and nothing else does: a 200
 * with a body would be `updated`, which rejects. PAP has no way to ask for another PIN, so one that
 * has to be changed is accepted like any other right one.
 */
@Controller('v1/radius')
@UseGuards(PhoneAuthenticationGuard)
@UseFilters(new FailureFilter(respondWithFailure))
export class RadiusController {
  constructor(
    private readonly desk: PhonePinService,
    @Inject(BODY_LIMIT) private readonly bodyLimit: number,
  ) {}

  @Post('authenticate')
  async authenticate(
    @CurrentPhonePrincipal() caller: PhonePrincipal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReplyMessage | undefined> {
    const question = parseRequest(radiusQuestion, await readJson(request.raw, this.bodyLimit));
    const { result } = await this.desk.verify({ caller, request }, question);
    if (result === 'accepted') {
      reply.code(204);
      return undefined;
    }
    const { status, message: text } = notRight[result];
    // RFC 9110 15.5.2: no 401 without a challenge. rlm_rest does not take it up.
    if (status === 401) reply.header('www-authenticate', basicChallenge);
    reply.code(status);
    return message(text);
  }
}
