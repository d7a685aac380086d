import { maxCredentialsLength } from '../accounts/account-rules.js';

/** What a Basic Authorization header holds (RFC 7617). */
export interface BasicCredentials {
  readonly login: string;
  readonly password: string;
}

/** What a request shows to say who is calling, by the scheme that it uses. */
export type Credentials =
  | ({ readonly scheme: 'basic' } & BasicCredentials)
  /** RFC 6750: an access token, as it came. */
  | { readonly scheme: 'bearer'; readonly token: string }
  /** The word of a trusted proxy that has done the work. */
  | { readonly scheme: 'proxy'; readonly login: string };

/**
 * What a reader finds in a request. `ambiguous`: fields of which another reader could take another
 * one, and so see another caller.
 */
export type Shown = Credentials | 'ambiguous' | 'none';

export type Scheme = Credentials['scheme'];

export type CredentialsOf<S extends Scheme> = Extract<Credentials, { scheme: S }>;

/** What asks for them (RFC 7617 2.1). */
export const basicChallenge = 'Basic realm="umpin", charset="UTF-8"';

/**
 * Reads a Basic header: the scheme in any case, split at the first colon, UTF-8 and, where it is
 * not that, ISO-8859-1, as .NET clients send it whatever the challenge says. Undefined for anything
 * else, for control characters (RFC 7617 2) and for an empty login or password.
 */
export function readBasicCredentials(header: string | undefined): BasicCredentials | undefined {
  const match = /^basic +([A-Za-z0-9+/]+={0,2}) *$/i.exec(header ?? '');
  const bytes = Buffer.from(match?.[1] ?? '', 'base64');
  if (bytes.length > maxCredentialsLength) return undefined;
  const text = decodeText(bytes);
  const colon = text.indexOf(':');
  // eslint-disable-next-line no-control-regex -- control characters are what is refused here
  if (colon < 1 || colon === text.length - 1 || /[\x00-\x1f\x7f]/.test(text)) return undefined;
  return { login: text.slice(0, colon), password: text.slice(colon + 1) };
}

/** UTF-8 and, where it is not that, ISO-8859-1. */
export function decodeText(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return bytes.toString('latin1');
  }
}
