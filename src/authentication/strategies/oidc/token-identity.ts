import type { JWTPayload } from 'jose';
import type { ExternalIdentity } from '../../principal.js';
import { isPlainName } from '../../../accounts/account-rules.js';

/** Names of claims, or paths to them such as Keycloak's `realm_access.roles`. */
export interface ClaimNames {
  readonly loginClaim: string;
  readonly mailboxClaim: string;
  readonly rolesClaim: string;
}

/** The identity that a token asserts; undefined if no claim holds a login. */
export function readIdentity(claims: JWTPayload, names: ClaimNames): ExternalIdentity | undefined {
  const login = readName(claims, names.loginClaim);
  if (login === undefined) return undefined;
  const address = readName(claims, names.mailboxClaim);
  return { login, address, roles: readRoles(readClaim(claims, names.rolesClaim)) };
}

function readName(claims: JWTPayload, name: string): string | undefined {
  // OpenID Connect Core 1.0 5.7: an address that is not verified may belong to another user.
  if (name === 'email' && 'email_verified' in claims && claims.email_verified !== true) {
    return undefined;
  }
  const value = readClaim(claims, name);
  return isPlainName(value) ? value : undefined;
}

function readRoles(value: unknown): string[] {
  if (typeof value === 'string') return value.split(' ');
  return Array.isArray(value) ? value.filter((role) => typeof role === 'string') : [];
}

/** A name with dots is looked up as a whole first: `https://example.com/roles` is a name as well. */
function readClaim(claims: JWTPayload, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  return name.split('.').reduce<unknown>(memberOf, claims);
}

function memberOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Record<string, unknown>)[key];
}
