import { Injectable, Logger, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AdminAuthenticator } from '../../../authentication/admin-authenticator.js';
import { RequestAuthenticator } from '../../../authentication/authentication.guard.js';
import { scopeOfRight, type Right } from '../../../authentication/right.js';
import { isCrossOrigin } from '../../../http-server/cross-origin.js';
import { NotAllowed } from './not-allowed.js';
import { rights } from './rights.js';

/** Lets administrators in as far as the table of rights goes, before the body of a request is read. */
@Injectable()
export class AdminGuard implements CanActivate {
  private readonly logger = new Logger(AdminGuard.name);

  constructor(
    private readonly requests: RequestAuthenticator,
    private readonly administrators: AdminAuthenticator,
  ) {}

  /** @throws NotAuthenticated, NotAllowed, and DomainError as AdminAuthenticator does */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (isCrossOrigin(request.raw)) {
      this.logger.warn({ msg: 'not allowed', requestId: request.id, reason: 'cross-origin' });
      throw new NotAllowed();
    }
    const right = rightTo(request);
    const principal = await this.requests.authenticate(request, this.administrators);
    const scope = scopeOfRight(principal, right);
    const { login } = principal;
    if (!scope) {
      this.logger.warn({ msg: 'not allowed', requestId: request.id, login });
      throw new NotAllowed();
    }
    request.adminAccess = {
      by: { actor: login, source: request.ip, requestId: request.id },
      scope,
    };
    return true;
  }
}

function rightTo({ method, routeOptions: { url = '' } }: FastifyRequest): Right {
  const right = rights[`${method === 'HEAD' ? 'GET' : method} ${url}`];
  if (!right) throw new Error(`No role has a right to ${method} ${url}.`);
  return right;
}
