import type { NamespaceOptions } from './namespaces.js';

export const SOAP_OPTIONS = Symbol('SoapOptions');

export interface SoapOptions extends NamespaceOptions {
  readonly maxBodyBytes: number;
  /** Scheme and authority under which callers reach the service, no slash at the end. */
  readonly publicUrl: string;
  /** Whether the WSDL's address follows the Host header instead: only behind a proxy that sets it. */
  readonly publicUrlFromHost: boolean;
}
