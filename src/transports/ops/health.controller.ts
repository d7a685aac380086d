import { Controller, Get, HttpStatus, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DomainError } from '../../common/domain-error.js';
import { Mailer } from '../../notification/smtp/mailer.js';
import { Outbox } from '../../notification/outbox/outbox.js';

export interface Health {
  readonly status: 'ok' | 'unavailable';
  /** Age of the oldest mail that waits for its 250, seconds. */
  readonly oldestUndeliveredSeconds?: number;
  /** Since when this instance gets no mail taken by the mail server although it asks, seconds; else 0. */
  readonly noMailTakenSeconds?: number;
  /** How many times it has asked since then. */
  readonly attemptsNotTaken?: number;
}

@Controller('health')
export class HealthController {
  constructor(
    private readonly outbox: Outbox,
    private readonly mailer: Mailer,
  ) {}

  /** The process answers: restarting it would mend nothing else. */
  @Get('live')
  live(): Health {
    return { status: 'ok' };
  }

  /**
   * The database answers: requests can be served. Waiting mail and a mail server that takes none are told,
   * and are no reason to stop: phone systems still check PINs, and another instance fares no better.
   */
  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Health> {
    try {
      const oldestUndeliveredSeconds = await this.outbox.oldestAgeSeconds();
      const { attempts, seconds } = this.mailer.notTaken;
      return {
        status: 'ok',
        oldestUndeliveredSeconds,
        noMailTakenSeconds: seconds,
        attemptsNotTaken: attempts,
      };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      reply.code(HttpStatus.SERVICE_UNAVAILABLE);
      return { status: 'unavailable' };
    }
  }
}
