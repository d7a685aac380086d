/** A refusal of the service, with the fields of both fault layouts of [MS-OXWUMS]. */
export interface Fault {
  readonly faultCode?: string | undefined;
  readonly exceptionType?: string | undefined;
  readonly responseCode?: string | undefined;
  readonly message?: string | undefined;
  readonly retryAfterSeconds?: number | undefined;
}

/**
 * How a call ended, as far as the caller can know. `unreached`: the service has not seen the
 * request. `unknown`: the request may have been carried out, or may still be.
 */
export type Outcome = { readonly requestId?: string | undefined } & (
  | { readonly outcome: 'reset' }
  | { readonly outcome: 'refused'; readonly fault: Fault }
  | { readonly outcome: 'unreached' | 'unknown'; readonly reason: string }
);
