import {
  Inject,
  Injectable,
  Logger,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Metrics } from '../metrics/metrics.js';
import { Authenticator } from './authenticator.js';
import { readBasicCredentials } from './basic-credentials.js';
import { NotAuthenticated, type WithCaller } from './caller.js';

/** Lets through who can say who they are, before a byte of the body is read. */
@Injectable()
export class CallerGuard implements CanActivate {
  private readonly logger = new Logger(CallerGuard.name);

  constructor(
    @Inject(Authenticator) private readonly authenticator: Authenticator,
    @Inject(Metrics) private readonly metrics: Metrics,
  ) {}

  /** @throws NotAuthenticated */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest & WithCaller>();
    const credentials = readBasicCredentials(onlyAuthorization(request));
    request.caller = credentials && (await this.authenticator.authenticate(credentials));
    if (request.caller) {
      this.metrics.countLogin('accepted');
      return true;
    }
    const found = credentials ? 'wrong' : 'none';
    this.metrics.countLogin(found);
    this.logger.warn({
      msg: 'authentication failed',
      requestId: request.id,
      source: request.ip,
      credentials: found,
    });
    throw new NotAuthenticated();
  }
}

// Two Authorization fields are an attempt to make two readers see two callers.
function onlyAuthorization({ raw }: FastifyRequest): string | undefined {
  const fields = raw.headersDistinct.authorization ?? [];
  return fields.length === 1 ? fields[0] : undefined;
}
