import { Injectable, Logger, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AdminAuthenticator } from '../../../authentication/admin-authenticator.js';
import { RequestAuthenticator } from '../../../authentication/authentication.guard.js';
import { scopeOfRight, type Right } from '../../../authentication/right.js';
import { isCrossOrigin } from '../../../http-server/cross-origin.js';
import { refuseIgnoredParts } from './ignored-parts.js';
import { NotAllowed } from './not-allowed.js';
import { rights } from './rights.js';

/**
 * Lets administrators in as far as the table of rights goes, before the body of a request is read. Refuses requests
 * with something that their route would ignore.
 */
@Injectable()
export class AdminGuard implements CanActivate {
  private readonly logger = new Logger(AdminGuard.name);

  constructor(
    private readonly requests: RequestAuthenticator,
    private readonly administrators: AdminAuthenticator,
  ) {}

  /** @throws NotAuthenticated, NotAllowed, InvalidRequest, and DomainError as AdminAuthenticator does */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    // Reading, too: an export is on record, and a verification takes minutes.
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
    await refuseIgnoredParts(request, routeOf(request));
    request.adminAccess = {
      by: { actor: login, source: request.ip, requestId: request.id },
      scope,
    };
    return true;
  }
}

function rightTo(request: FastifyRequest): Right {
  const route = routeOf(request);
  const right = rights[route];
  if (!right) throw new Error(`No role has a right to ${route}.`);
  return right;
}

/** As the table of rights names it. */
function routeOf({ method, routeOptions: { url = '' } }: FastifyRequest): string {
  return `${method === 'HEAD' ? 'GET' : method} ${url}`;
}
