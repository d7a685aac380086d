/** The namespaces on the wire (SOAP 1.1 §3; [MS-OXWUMS] 2.2.2.1, 7.1 and 7.2). */
export const namespaces = {
  soap: 'http://schemas.xmlsoap.org/soap/envelope/',
  soapEncoding: 'http://schemas.xmlsoap.org/soap/encoding/',
  soap12: 'http://www.w3.org/2003/05/soap-envelope',
  messages: 'http://schemas.microsoft.com/exchange/services/2006/messages',
  types: 'http://schemas.microsoft.com/exchange/services/2006/types',
  errors: 'http://schemas.microsoft.com/exchange/services/2006/errors',
  // A clean-up of Microsoft's documentation in 2020 rewrote the samples to https://, and callers
  // copy them. Exchange itself refuses these two.
  messagesHttps: 'https://schemas.microsoft.com/exchange/services/2006/messages',
  typesHttps: 'https://schemas.microsoft.com/exchange/services/2006/types',
  xsi: 'http://www.w3.org/2001/XMLSchema-instance',
  xsd: 'http://www.w3.org/2001/XMLSchema',
} as const;

export interface NamespaceOptions {
  /** Whether the https:// spelling of the messages and types namespaces is taken as the same. */
  readonly acceptHttpsNamespace: boolean;
}

export function isMessages(namespace: string, options: NamespaceOptions): boolean {
  return (
    namespace === namespaces.messages ||
    (options.acceptHttpsNamespace && namespace === namespaces.messagesHttps)
  );
}

export function isTypes(namespace: string, options: NamespaceOptions): boolean {
  return (
    namespace === namespaces.types ||
    (options.acceptHttpsNamespace && namespace === namespaces.typesHttps)
  );
}
