import { Inject, Injectable } from '@nestjs/common';
import csrf from '@fastify/csrf';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { cookieName, cookieOf, cookieOptions, setCookie } from '../session/cookies.js';
import { PageSessions } from '../session/page-sessions.js';
import { PAGE_OPTIONS, type PageOptions } from '../page-options.js';

/** A secret as the library makes them. */
const secretForm = /^[\w-]{24}$/;

/**
 * The tokens of forms, against requests that another site has a browser send. They belong to the session or, before
 * the sign-in, to a cookie of their own.
 */
@Injectable()
export class FormTokens {
  readonly #tokens = new csrf.Tokens({});
  readonly #cookie: string;

  constructor(
    private readonly sessions: PageSessions,
    @Inject(PAGE_OPTIONS) private readonly options: PageOptions,
  ) {
    this.#cookie = cookieName('form', options.secure);
  }

  newSecret(): string {
    return this.#tokens.secretSync();
  }

  /** The token for a form in the answer to a request. */
  tokenFor(request: FastifyRequest, reply: FastifyReply): string {
    const secret = this.secretOf(request) ?? this.giveSecret(reply);
    return this.#tokens.create(secret);
  }

  accepts(request: FastifyRequest, token: string | undefined): boolean {
    const secret = this.secretOf(request);
    return secret !== undefined && token !== undefined && this.#tokens.verify(secret, token);
  }

  private secretOf(request: FastifyRequest): string | undefined {
    const { formSecret } = this.sessions.of(request);
    const secret = formSecret ?? cookieOf(request, this.#cookie);
    return secret !== undefined && secretForm.test(secret) ? secret : undefined;
  }

  private giveSecret(reply: FastifyReply): string {
    const secret = this.newSecret();
    setCookie(reply, this.#cookie, secret, cookieOptions(this.options.secure));
    return secret;
  }
}
