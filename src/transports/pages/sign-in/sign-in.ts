import { Injectable, Logger } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { RequestAuthenticator } from '../../../authentication/authentication.guard.js';
import type { Credentials } from '../../../authentication/credentials.js';
import { PageAuthenticator } from '../../../authentication/page-authenticator.js';
import type { Principal } from '../../../authentication/principal.js';
import { FormTokens } from '../access/form-tokens.js';
import { PageSessions } from '../session/page-sessions.js';

/** Signs people in: whoever has proved to be somebody gets a session. */
@Injectable()
export class SignIn {
  private readonly logger = new Logger(SignIn.name);

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
  withCredentials(
    request: FastifyRequest,
    credentials: Credentials | undefined,
  ): Promise<Principal> {
    const byProxy = credentials?.scheme === 'proxy';
    return this.begin(request, byProxy, () =>
      this.requests.verifyShown(request, credentials ?? 'none', this.people),
    );
  }

  /** @throws SignInFailed, and DomainError, as `finish` does */
  atIssuer(
    request: FastifyRequest,
    finish: () => Promise<Principal | undefined>,
  ): Promise<Principal> {
    return this.begin(request, false, () => this.requests.verifyAtIssuer(request, finish));
  }

  private async begin(
    request: FastifyRequest,
    byProxy: boolean,
    authenticate: () => Promise<Principal>,
  ): Promise<Principal> {
    // Before the proof is looked at: what revokes sessions meanwhile revokes this one, too.
    const signedInAt = await this.sessions.now();
    const principal = await authenticate();
    const { login, external } = principal;
    const person = { login, external, byProxy };
    const formSecret = this.tokens.newSecret();
    await this.sessions.begin(request, { person, signedInAt, formSecret });
    const { id: requestId, ip: source } = request;
    this.logger.log({ msg: 'signed in to the pages', requestId, source, login });
    return principal;
  }
}
