import type { LdapResult } from './ldap-result.js';
import type { SocketRequest } from './socket-request.js';

/** What a request comes to; undefined if slapd waits for no answer. */
export type Answer = (request: SocketRequest) => Promise<LdapResult | undefined>;

/** The way by which slapd's questions come in: a socket of this process, or its parent's. */
export abstract class LdapSocketEndpoint {
  /** @throws Error if slapd could not ask here */
  abstract open(): Promise<void>;
  /** Answers what was asked already, and takes nothing more. */
  abstract close(): Promise<void>;
}
