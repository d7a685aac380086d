import type { FastifyRequest } from 'fastify';
import type { PhoneSystem } from '../accounts/accounts.repository.js';
import type { Administers } from '../accounts/administers.js';
import type { MailboxScope } from '../accounts/mailbox-scope.js';

/** The authenticated caller of the SOAP endpoint, or of the admin API. */
export interface Principal {
  readonly login: string;
  readonly mailboxId: string | undefined;
  /** The mailboxes that it may act for (the role ApplicationImpersonation); undefined: none. */
  readonly impersonates?: MailboxScope | undefined;
  /** The mailboxes that each of its administrative roles covers. */
  readonly administers?: Administers | undefined;
  /** What another system has said of it, if that system has authenticated it. */
  readonly external?: ExternalIdentity | undefined;
}

/** An identity that another system has authenticated: a directory, an issuer of tokens, a proxy. */
export interface ExternalIdentity {
  readonly login: string;
  /** The mail address of the mailbox; undefined if the other system knows none. */
  readonly address: string | undefined;
  /** Roles that the other system grants. */
  readonly roles?: readonly string[];
}

/** An authenticated phone system. */
export type PhonePrincipal = PhoneSystem;

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by AuthenticationGuard. */
    principal?: Principal | undefined;
    /** Set by PhoneAuthenticationGuard. */
    phonePrincipal?: PhonePrincipal | undefined;
  }
}

/** The principal that AuthenticationGuard has authenticated. */
export function principalOf({ principal }: FastifyRequest): Principal {
  if (!principal) throw new Error('This route has no AuthenticationGuard.');
  return principal;
}

/** The request is not authenticated: one error for every reason, so that no answer tells who exists (P10). */
export class NotAuthenticated extends Error {
  override readonly name = 'NotAuthenticated';

  /** @param challenge the WWW-Authenticate of the answer; undefined if no credentials would help */
  constructor(readonly challenge: string | undefined) {
    super('The request is not authenticated.');
  }
}
