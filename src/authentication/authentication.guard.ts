import { Injectable, Logger, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../common/domain-error.js';
import { Metrics } from '../metrics/metrics.js';
import { Tracing } from '../tracing/tracing.js';
import { Authenticator } from './authenticator.js';
import type { Credentials, CredentialsVerifier, Shown } from './credentials.js';
import { CredentialsReader, type ProxyUser } from './credentials-reader.js';
import { PhoneAuthenticator } from './phone-authenticator.js';
import { NotAuthenticated } from './principal.js';
import { SignInFailed } from './strategies/oidc/sign-in-failed.js';

/** Authenticates requests for all guards: reads the credentials, has them verified, counts and logs. */
@Injectable()
export class RequestAuthenticator {
  private readonly logger = new Logger(RequestAuthenticator.name);

  constructor(
    private readonly reader: CredentialsReader,
    private readonly metrics: Metrics,
  ) {}

  /** @throws NotAuthenticated, and what the verifier throws */
  authenticate<P>(request: FastifyRequest, verifier: CredentialsVerifier<P>): Promise<P> {
    return this.verifyShown(request, this.reader.read(request), verifier);
  }

  /** What a trusted proxy says of the user of a request; undefined if it says nothing. */
  proxyUser(request: FastifyRequest): ProxyUser | undefined {
    return this.reader.readProxyUser(request);
  }

  /**
   * Verifies credentials that a request has shown otherwise than in its header.
   *
   * @throws NotAuthenticated, and what the verifier throws
   */
  async verifyShown<P>(
    request: FastifyRequest,
    shown: Shown,
    verifier: CredentialsVerifier<P>,
  ): Promise<P> {
    const credentials = typeof shown === 'string' ? undefined : shown;
    const principal = credentials && (await this.verify(credentials, request.ip, verifier));
    if (principal) return this.accepted(principal);
    const scheme = credentials?.scheme;
    this.failed(request, { credentials: typeof shown === 'string' ? shown : 'wrong', scheme });
    throw new NotAuthenticated(verifier.challenge(scheme));
  }

  /**
   * Counts and logs a sign-in at the issuer.
   *
   * @throws SignInFailed, also if this service does not let the account in; and what else `finish` throws
   */
  async verifyAtIssuer<P>(
    request: FastifyRequest,
    finish: () => Promise<P | undefined>,
  ): Promise<P> {
    try {
      const principal = await finish();
      if (!principal) throw new SignInFailed('noAccess', 'the account is disabled');
      return this.accepted(principal);
    } catch (error) {
      if (error instanceof SignInFailed) {
        const { reason } = error;
        this.failed(request, { credentials: 'wrong', scheme: 'code', reason });
      }
      throw error;
    }
  }

  private accepted<P>(principal: P): P {
    this.metrics.countLogin('accepted');
    return principal;
  }

  private failed(
    { id: requestId, ip: source }: FastifyRequest,
    facts: {
      credentials: 'wrong' | 'ambiguous' | 'none';
      scheme: string | undefined;
      reason?: string;
    },
  ): void {
    this.metrics.countLogin(facts.credentials);
    this.logger.warn({ msg: 'authentication failed', requestId, source, ...facts });
  }

  private async verify<P>(
    credentials: Credentials,
    source: string,
    verifier: CredentialsVerifier<P>,
  ): Promise<P | undefined> {
    try {
      return await verifier.authenticate(credentials, source);
    } catch (error) {
      const throttled = error instanceof DomainError && error.refusal === 'TooManyFailedLogins';
      if (throttled) this.metrics.countLogin('limited');
      throw error;
    }
  }
}

/** Authenticates the caller before the request body is read. */
@Injectable()
export class AuthenticationGuard implements CanActivate {
  constructor(
    private readonly requests: RequestAuthenticator,
    private readonly authenticator: Authenticator,
    private readonly tracing: Tracing,
  ) {}

  /** @throws NotAuthenticated, DomainError TooManyFailedLogins and others of Authenticator */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    request.principal = await this.tracing.span('authenticate', () =>
      this.requests.authenticate(request, this.authenticator),
    );
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
