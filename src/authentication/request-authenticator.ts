import { Injectable, Logger } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../common/domain-error.js';
import { Metrics } from '../metrics/metrics.js';
import type { Credentials, Scheme } from './credentials.js';
import { CredentialsReader } from './credentials-reader.js';
import { NotAuthenticated } from './principal.js';

/** Verifies credentials for one kind of principal. */
export interface CredentialsVerifier<P> {
  /** The WWW-Authenticate of a 401 after credentials of this scheme, or after none. */
  challenge(presented: Scheme | undefined): string | undefined;

  /** @returns undefined for every reason not to accept the credentials */
  authenticate(credentials: Credentials, source: string): Promise<P | undefined>;
}

/** Authenticates requests for all guards: reads the credentials, has them verified, counts and logs. */
@Injectable()
export class RequestAuthenticator {
  private readonly logger = new Logger(RequestAuthenticator.name);

  constructor(
    private readonly reader: CredentialsReader,
    private readonly metrics: Metrics,
  ) {}

  /** @throws NotAuthenticated, and what the verifier throws */
  async authenticate<P>(request: FastifyRequest, verifier: CredentialsVerifier<P>): Promise<P> {
    const shown = this.reader.read(request);
    const credentials = typeof shown === 'string' ? undefined : shown;
    const principal = credentials && (await this.verify(credentials, request.ip, verifier));
    if (principal) {
      this.metrics.countLogin('accepted');
      return principal;
    }
    const outcome = typeof shown === 'string' ? shown : 'wrong';
    const scheme = credentials?.scheme;
    this.metrics.countLogin(outcome);
    this.logger.warn({
      msg: 'authentication failed',
      requestId: request.id,
      source: request.ip,
      credentials: outcome,
      scheme,
    });
    throw new NotAuthenticated(verifier.challenge(scheme));
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
