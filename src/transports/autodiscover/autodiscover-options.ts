/** Nest's token. */
export const AUTODISCOVER_OPTIONS = Symbol('AutodiscoverOptions');

export interface AutodiscoverOptions {
  /** Scheme and authority under which callers reach the service, no slash at the end. */
  readonly publicUrl: string;
  /** Whether addresses in answers follow the Host header instead: only behind a proxy that sets it. */
  readonly publicUrlFromHost: boolean;
  /** Whether the https:// spelling of the namespaces is taken as the same. */
  readonly acceptHttpsNamespace: boolean;
}
