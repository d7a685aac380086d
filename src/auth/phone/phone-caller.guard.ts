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
import { NotAuthenticated } from '../caller.js';
import { PresentedReader } from '../read-presented.js';
import type { WithPhoneCaller } from './phone-caller.js';
import { PhoneCallers } from './phone-callers.js';

/** Lets phone systems through, and nobody else, before a byte of the body is read. */
@Injectable()
export class PhoneCallerGuard implements CanActivate {
  private readonly logger = new Logger(PhoneCallerGuard.name);

  constructor(
    @Inject(PresentedReader) private readonly reader: PresentedReader,
    @Inject(PhoneCallers) private readonly callers: PhoneCallers,
    @Inject(Metrics) private readonly metrics: Metrics,
  ) {}

  /** @throws NotAuthenticated, DomainError DatabaseUnavailable */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest & WithPhoneCaller>();
    const presented = this.reader.read(request);
    const caller = presented && (await this.callers.prove(presented));
    if (caller) {
      request.phoneCaller = caller;
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
    throw new NotAuthenticated(basicChallenge);
  }
}
