import type { SocketRequest } from './socket-request.js';

/** The result codes that slapd passes on to its client (RFC 4511 4.1.9). */
export const ldapResult = {
  success: 0,
  invalidCredentials: 49,
  busy: 51,
  unavailable: 52,
  unwillingToPerform: 53,
  other: 80,
} as const;

export type LdapResult = (typeof ldapResult)[keyof typeof ldapResult];

/** What a request comes to; undefined if slapd waits for no answer. */
export type Answer = (request: SocketRequest) => Promise<LdapResult | undefined>;

/** The way by which slapd's questions come in: a socket of this process, or its parent's. */
export abstract class LdapSocketEndpoint {
  /** @throws Error if slapd could not ask here */
  abstract open(): Promise<void>;
  /** Answers what was asked already, and takes nothing more. */
  abstract close(): Promise<void>;
}
