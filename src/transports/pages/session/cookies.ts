import { parseCookie, stringifySetCookie } from 'cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * The name of a cookie. The prefix `__Host-` (RFC 6265bis 4.1.3.2) keeps other hosts of the domain from setting one;
 * browsers take it with HTTPS alone.
 */
export function cookieName(what: 'session' | 'form' | 'oidc', secure: boolean): string {
  return `${secure ? '__Host-' : ''}umpin-${what}`;
}

/** Of a cookie that no script reads, and that no other site has sent. It goes when the browser is closed. */
export function cookieOptions(secure: boolean): CookieAttributes & { sameSite: 'strict' } {
  return { httpOnly: true, secure, sameSite: 'strict', path: '/' };
}

/** What a cookie of ours says to browsers. */
export interface CookieAttributes {
  readonly httpOnly: true;
  readonly secure: boolean;
  readonly sameSite: 'strict' | 'lax';
  readonly path: '/';
  /** Seconds; without them it goes when the browser is closed. */
  readonly maxAge?: number;
}

export function cookieOf({ headers }: FastifyRequest, name: string): string | undefined {
  return parseCookie(headers.cookie ?? '')[name];
}

export function setCookie(
  reply: FastifyReply,
  name: string,
  value: string,
  options: CookieAttributes,
): void {
  void reply.header('set-cookie', stringifySetCookie(name, value, options));
}
