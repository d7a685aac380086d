import {
  Inject,
  Injectable,
  Logger,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../common/domain-error.js';
import { Metrics } from '../metrics/metrics.js';
import { Authenticator } from './authenticator.js';
import type { Caller, WithCaller } from './caller.js';
import { AuthenticationReporter } from './authentication-reporter.js';
import type { Credentials } from './credentials.js';
import { CredentialsReader } from './read-credentials.js';

/** Lets through who can say who they are, before a byte of the body is read. */
@Injectable()
export class CallerGuard implements CanActivate {
  private readonly record: AuthenticationReporter;

  constructor(
    @Inject(CredentialsReader) private readonly reader: CredentialsReader,
    @Inject(Authenticator) private readonly authenticator: Authenticator,
    @Inject(Metrics) metrics: Metrics,
  ) {
    this.record = new AuthenticationReporter(metrics, new Logger(CallerGuard.name));
  }

  /** @throws NotAuthenticated, DomainError TooManyFailedLogins */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest & WithCaller>();
    const shown = this.reader.read(request);
    const presented = typeof shown === 'string' ? undefined : shown;
    request.caller = presented && (await this.callerOf(presented, request.ip));
    if (!request.caller) {
      const challenge = this.authenticator.challenge(presented?.scheme);
      throw this.record.refused(request, shown, challenge);
    }
    this.record.accepted();
    return true;
  }

  private async callerOf(presented: Credentials, source: string): Promise<Caller | undefined> {
    try {
      return await this.authenticator.authenticate(presented, source);
    } catch (error) {
      const limited = error instanceof DomainError && error.refusal === 'TooManyFailedLogins';
      if (limited) this.record.limited();
      throw error;
    }
  }
}
