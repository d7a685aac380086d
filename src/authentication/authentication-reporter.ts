import { Logger } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Metrics } from '../metrics/metrics.js';
import { NotAuthenticated } from './caller.js';
import type { Shown } from './credentials.js';

/** Counts and logs who was let in and who was not, in the same way at every door. */
export class AuthenticationReporter {
  constructor(
    private readonly metrics: Metrics,
    private readonly logger: Logger,
  ) {}

  accepted(): void {
    this.metrics.countLogin('accepted');
  }

  limited(): void {
    this.metrics.countLogin('limited');
  }

  /**
   * @param shown what the request shows
   * @param challenge how to try again
   * @returns what to throw
   */
  refused(
    { id: requestId, ip: source }: FastifyRequest,
    shown: Shown,
    challenge: string | undefined,
  ): NotAuthenticated {
    const credentials = typeof shown === 'string' ? shown : 'wrong';
    const scheme = typeof shown === 'string' ? undefined : shown.scheme;
    this.metrics.countLogin(credentials);
    this.logger.warn({ msg: 'authentication failed', requestId, source, credentials, scheme });
    return new NotAuthenticated(challenge);
  }
}
