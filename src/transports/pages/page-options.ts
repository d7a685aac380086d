import type { Area } from './document/page-view.js';

/** Nest's token for PageOptions. */
export const PAGE_OPTIONS = Symbol('PageOptions');

export interface PageOptions {
  /** Whether people reach the service by HTTPS, which a proxy in front may end. */
  readonly secure: boolean;
  /** The time zone of dates, as in mails. */
  readonly timeZone: string;
  /** The URL under which people reach the service. */
  readonly publicUrl: string;
  /** The areas that are switched on, in the order of the navigation. */
  readonly areas: readonly Area[];
  /** Whether people may sign in by a password: to an account of the service, or of a directory. */
  readonly passwords: boolean;
  /** Whether people may sign in at the issuer of OIDC_ISSUER. */
  readonly elsewhere: boolean;
}
