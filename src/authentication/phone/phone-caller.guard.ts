import {
  Inject,
  Injectable,
  Logger,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Metrics } from '../../metrics/metrics.js';
import { basicChallenge } from '../basic-credentials.js';
import { AuthenticationReporter } from '../authentication-reporter.js';
import { CredentialsReader } from '../read-credentials.js';
import type { WithPhoneCaller } from './phone-caller.js';
import { PhoneCallers } from './phone-callers.js';

/** Lets phone systems through, and nobody else, before a byte of the body is read. */
@Injectable()
export class PhoneCallerGuard implements CanActivate {
  private readonly record: AuthenticationReporter;

  constructor(
    @Inject(CredentialsReader) private readonly reader: CredentialsReader,
    @Inject(PhoneCallers) private readonly callers: PhoneCallers,
    @Inject(Metrics) metrics: Metrics,
  ) {
    this.record = new AuthenticationReporter(metrics, new Logger(PhoneCallerGuard.name));
  }

  /** @throws NotAuthenticated, DomainError DatabaseUnavailable */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest & WithPhoneCaller>();
    const shown = this.reader.read(request);
    const presented = typeof shown === 'string' ? undefined : shown;
    request.phoneCaller = presented && (await this.callers.prove(presented));
    if (!request.phoneCaller) throw this.record.refused(request, shown, basicChallenge);
    this.record.accepted();
    return true;
  }
}
