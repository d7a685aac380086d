import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { RequestAuthenticator } from '../../../authentication/authentication.guard.js';
import { PageAuthenticator } from '../../../authentication/page-authenticator.js';
import type { Principal } from '../../../authentication/principal.js';
import { SignIn } from './sign-in.js';
import { PageSessions } from '../session/page-sessions.js';

/** Signs in whom a trusted proxy has authenticated, without a form. */
@Injectable()
export class ProxySignIn {
  constructor(
    private readonly requests: RequestAuthenticator,
    private readonly people: PageAuthenticator,
    private readonly sessions: PageSessions,
    private readonly signIns: SignIn,
  ) {}

  /**
   * The principal, whose session goes on or begins; undefined if no proxy vouches for the request.
   *
   * @throws NotAuthenticated, DomainError DatabaseUnavailable
   */
  async signIn(request: FastifyRequest): Promise<Principal | undefined> {
    const credentials = this.requests.proxyCredentials(request);
    if (!credentials) return undefined;
    const { person } = this.sessions.of(request);
    // The proxy may have another user by now, such as on a shared computer.
    const goesOn = person?.external?.login === credentials.login;
    const principal = goesOn ? await this.people.of(person) : undefined;
    return principal ?? this.signIns.withCredentials(request, credentials);
  }
}
