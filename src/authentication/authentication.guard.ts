import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Authenticator } from './authenticator.js';
import { PhoneAuthenticator } from './phone-authenticator.js';
import { RequestAuthenticator } from './request-authenticator.js';

/** Authenticates the caller before the request body is read. */
@Injectable()
export class AuthenticationGuard implements CanActivate {
  constructor(
    private readonly requests: RequestAuthenticator,
    private readonly authenticator: Authenticator,
  ) {}

  /** @throws NotAuthenticated, DomainError TooManyFailedLogins and others of Authenticator */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    request.principal = await this.requests.authenticate(request, this.authenticator);
    return true;
  }
}

/** Authenticates phone systems, and accepts no other caller, before the request body is read. */
@Injectable()
export class PhoneAuthenticationGuard implements CanActivate {
  constructor(
    private readonly requests: RequestAuthenticator,
    private readonly authenticator: PhoneAuthenticator,
  ) {}

  /** @throws NotAuthenticated, DomainError DatabaseUnavailable */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    request.phonePrincipal = await this.requests.authenticate(request, this.authenticator);
    return true;
  }
}
