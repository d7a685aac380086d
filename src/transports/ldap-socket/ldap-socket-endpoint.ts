import type { SocketRequest } from './socket-request.js';

/** The result codes that slapd passes on to its clients (RFC 4511 4.1.9). */
export const ldapResult = {
  success: 0,
  invalidCredentials: 49,
  busy: 51,
  unavailable: 52,
  unwillingToPerform: 53,
  other: 80,
} as const;

export type LdapResult = (typeof ldapResult)[keyof typeof ldapResult];

/**
 * A refusal with a text for the client (RFC 4511 4.1.9, diagnosticMessage). A success has none, by its type:
 * slapd is given a text for refusals alone.
 */
export interface ExplainedRefusal {
  readonly code: Exclude<LdapResult, typeof ldapResult.success>;
  readonly text: string;
}

export type LdapAnswer = LdapResult | ExplainedRefusal;

/** Answers a request; undefined if slapd waits for no answer. */
export type Answer = (request: SocketRequest) => Promise<LdapAnswer | undefined>;

/** Receives slapd's requests: on a socket of this process, or of its parent. */
export abstract class LdapSocketEndpoint {
  /** @throws Error if slapd cannot connect */
  abstract open(): Promise<void>;
  /** Answers the requests under way, and refuses further ones. */
  abstract close(): Promise<void>;
}
