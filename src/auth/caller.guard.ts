import {
  Inject,
  Injectable,
  Logger,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../domain-error.js';
import { Metrics } from '../metrics/metrics.js';
import { Authenticator } from './authenticator.js';
import { NotAuthenticated, type Caller, type WithCaller } from './caller.js';
import type { Presented } from './presented.js';
import { PresentedReader } from './read-presented.js';

/** Lets through who can say who they are, before a byte of the body is read. */
@Injectable()
export class CallerGuard implements CanActivate {
  private readonly logger = new Logger(CallerGuard.name);

  constructor(
    @Inject(PresentedReader) private readonly reader: PresentedReader,
    @Inject(Authenticator) private readonly authenticator: Authenticator,
    @Inject(Metrics) private readonly metrics: Metrics,
  ) {}

  /** @throws NotAuthenticated, DomainError TooManyFailedLogins */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest & WithCaller>();
    const presented = this.reader.read(request);
    request.caller = presented && (await this.callerOf(presented, request.ip));
    if (request.caller) {
      this.metrics.countLogin('accepted');
      return true;
    }
    const found = presented ? 'wrong' : 'none';
    this.metrics.countLogin(found);
    this.logger.warn({
      msg: 'authentication failed',
      requestId: request.id,
      source: request.ip,
      credentials: found,
      scheme: presented?.scheme,
    });
    throw new NotAuthenticated(this.authenticator.challenge(presented?.scheme));
  }

  private async callerOf(presented: Presented, source: string): Promise<Caller | undefined> {
    try {
      return await this.authenticator.authenticate(presented, source);
    } catch (error) {
      const limited = error instanceof DomainError && error.refusal === 'TooManyFailedLogins';
      if (limited) this.metrics.countLogin('limited');
      throw error;
    }
  }
}
