import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { CredentialsOf } from '../../../authentication/credentials.js';
import { PageAuthenticator } from '../../../authentication/page-authenticator.js';
import type { Principal } from '../../../authentication/principal.js';
import { SignIn } from './sign-in.js';
import { PageSessions } from '../session/page-sessions.js';

/** Signs in whom a trusted proxy has authenticated, without a form. */
@Injectable()
export class ProxySignIn {
  constructor(
    private readonly people: PageAuthenticator,
    private readonly sessions: PageSessions,
    private readonly signIns: SignIn,
  ) {}

  /**
   * The principal, whose session goes on or begins.
   *
   * @throws NotAuthenticated, DomainError DatabaseUnavailable
   */
  async signIn(request: FastifyRequest, user: CredentialsOf<'proxy'>): Promise<Principal> {
    const { person } = this.sessions.of(request);
    // The proxy may have another user by now, such as on a shared computer.
    const goesOn = person?.byProxy && person.login === user.login;
    const principal = goesOn ? await this.people.of(person) : undefined;
    return principal ?? this.signIns.withCredentials(request, user);
  }
}
