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
