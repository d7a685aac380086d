import type { BasicCredentials } from './basic-credentials.js';

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
