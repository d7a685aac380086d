import { Controller, Get, HttpStatus, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DomainError } from '../domain-error.js';
import { Outbox } from '../notification/outbox.js';

export interface Health {
  readonly status: 'ok' | 'unavailable';
  /** Age of the oldest mail that waits for its 250, seconds. */
  readonly oldestUndeliveredSeconds?: number;
}

@Controller('health')
export class HealthController {
  constructor(@Inject(Outbox) private readonly outbox: Outbox) {}

  /** The process answers: restarting it would mend nothing else. */
  @Get('live')
  live(): Health {
    return { status: 'ok' };
  }

  /** The database answers: requests can be served. Waiting mail is told, and is no reason to stop. */
  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Health> {
    try {
      return { status: 'ok', oldestUndeliveredSeconds: await this.outbox.oldestAgeSeconds() };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      reply.code(HttpStatus.SERVICE_UNAVAILABLE);
      return { status: 'unavailable' };
    }
  }
}
