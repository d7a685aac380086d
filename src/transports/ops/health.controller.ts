import { Controller, Get, HttpStatus, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DomainError } from '../../common/domain-error.js';
import { Mailer } from '../../notification/smtp/mailer.js';
import { Outbox } from '../../notification/outbox/outbox.js';

export interface Health {
  readonly status: 'ok' | 'unavailable';
  /** Age of the oldest mail that is not delivered, in seconds. */
  readonly oldestUndeliveredSeconds?: number;
  /** How long the mail server has accepted no mail of this instance's attempts, in seconds; else 0. */
  readonly noMailTakenSeconds?: number;
  /** The number of attempts in that time. */
  readonly attemptsNotTaken?: number;
}

@Controller('health')
export class HealthController {
  constructor(
    private readonly outbox: Outbox,
    private readonly mailer: Mailer,
  ) {}

  /** Liveness: does not depend on the database, because restarting the process would not fix that. */
  @Get('live')
  live(): Health {
    return { status: 'ok' };
  }

  /**
   * Readiness: the database answers. Undelivered mail and a mail server that accepts none are reported, but
   * do not make an instance unready: it still checks PINs, and another instance would be no better off.
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
