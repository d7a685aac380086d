import { maxCredentialsLength } from '../accounts/account-rules.js';

/** The credentials of a Basic Authorization header (RFC 7617). */
export interface BasicCredentials {
  readonly login: string;
  readonly password: string;
}

/** Credentials found in a request, tagged by authentication scheme. */
export type Credentials =
  | ({ readonly scheme: 'basic' } & BasicCredentials)
  /** RFC 6750: an access token, as it was sent. */
  | { readonly scheme: 'bearer'; readonly token: string }
  /** The login of a user whom a trusted proxy has authenticated. */
  | { readonly scheme: 'proxy'; readonly login: string };

/**
 * The result of reading a request. `ambiguous`: several fields, of which another reader could choose
 * another one and so see another caller.
 */
export type Shown = Credentials | 'ambiguous' | 'none';

export type Scheme = Credentials['scheme'];

export type CredentialsOf<S extends Scheme> = Extract<Credentials, { scheme: S }>;

/** Verifies credentials for one kind of principal. */
export interface CredentialsVerifier<P> {
  /** The WWW-Authenticate of a 401 after credentials of this scheme, or after none. */
  challenge(presented: Scheme | undefined): string | undefined;

  /** @returns undefined for every reason not to accept the credentials */
  authenticate(credentials: Credentials, source: string): Promise<P | undefined>;
}

/** The challenge that asks for Basic credentials (RFC 7617 2.1). */
export const basicChallenge = 'Basic realm="umpin", charset="UTF-8"';

/**
 * Reads a Basic header: the scheme in any case, split at the first colon, UTF-8 or, if it is not
 * valid UTF-8, ISO-8859-1, which .NET clients send regardless of the challenge. Undefined for anything
 * else, for control characters (RFC 7617 2) and for an empty login or password.
 */
export function readBasicCredentials(header: string | undefined): BasicCredentials | undefined {
  const match = /^basic +([A-Za-z0-9+/]+={0,2}) *$/i.exec(header ?? '');
  const bytes = Buffer.from(match?.[1] ?? '', 'base64');
  if (bytes.length > maxCredentialsLength) return undefined;
  const text = decodeUtf8OrLatin1(bytes);
  const colon = text.indexOf(':');
  return colon < 0 ? undefined : plainCredentials(text.slice(0, colon), text.slice(colon + 1));
}

/**
 * A login and a password; undefined with control characters (RFC 7617 2), if one of them is empty, or if they are
 * longer than those of any account.
 */
export function plainCredentials(login: string, password: string): BasicCredentials | undefined {
  const text = `${login}:${password}`;
  // eslint-disable-next-line no-control-regex -- control characters are what is refused here
  const unfit = login === '' || password === '' || /[\x00-\x1f\x7f]/.test(text);
  return unfit || text.length > maxCredentialsLength ? undefined : { login, password };
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** UTF-8 or, if it is not valid UTF-8, ISO-8859-1. */
export function decodeUtf8OrLatin1(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return bytes.toString('latin1');
  }
}
