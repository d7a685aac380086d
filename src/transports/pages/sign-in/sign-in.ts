import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { RequestAuthenticator } from '../../../authentication/authentication.guard.js';
import type { Credentials } from '../../../authentication/credentials.js';
import { PageAuthenticator } from '../../../authentication/page-authenticator.js';
import type { Principal } from '../../../authentication/principal.js';
import { FormTokens } from '../access/form-tokens.js';
import { PageSessions } from '../session/page-sessions.js';

/** Signs people in: verified credentials become a session. */
@Injectable()
export class SignIn {
  constructor(
    private readonly requests: RequestAuthenticator,
    private readonly people: PageAuthenticator,
    private readonly sessions: PageSessions,
    private readonly tokens: FormTokens,
  ) {}

  /**
   * @param credentials undefined if the form held none that could be those of an account
   * @throws NotAuthenticated, and DomainError as PageAuthenticator does
   */
  async withCredentials(
    request: FastifyRequest,
    credentials: Credentials | undefined,
  ): Promise<Principal> {
    const signedInAt = await this.sessions.now();
    const principal = await this.requests.verifyShown(request, credentials ?? 'none', this.people);
    const { login, external } = principal;
    const formSecret = this.tokens.newSecret();
    await this.sessions.begin(request, { person: { login, external }, signedInAt, formSecret });
    return principal;
  }
}
