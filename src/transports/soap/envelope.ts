import type { NamedUser } from '../../authentication/impersonation.js';
import { readImpersonation } from './impersonation-header.js';
import { isMessages, isTypes, namespaces, type NamespaceOptions } from './namespaces.js';
import { invalidRequest, SoapFault } from './soap-fault.js';
import { isBlank, parseXml, XmlError, type XmlElement } from '../xml/xml.js';

export interface SoapRequest {
  /** Local name of the Body's child, which decides what is asked for, and not SOAPAction. */
  readonly operation: string;
  /** The messages namespace as the caller spells it; the answer uses the same. */
  readonly namespace: string;
  /** The user to act for, by one or several names; undefined if callers act for themselves. */
  readonly impersonated: readonly NamedUser[] | undefined;
  readonly payload: XmlElement;
  /** Whether Envelope, Body and an empty payload are all of it: no header, no attribute, no text. */
  readonly bare: boolean;
}

/**
 * Reads a SOAP 1.1 request. The envelope is checked first, then all headers (WS-I BP 1.1 R1025),
 * then the Body; the content of the operation element is checked by its operation.
 *
 * @throws SoapFault ErrorInvalidRequest, VersionMismatch, MustUnderstand, ErrorImpersonateUserDenied,
 *   ErrorInvalidExchangeImpersonationHeaderData
 */
export function readEnvelope(text: string, options: NamespaceOptions): SoapRequest {
  const envelope = parse(text);
  checkEnvelope(envelope);
  const { header, body } = partsOf(envelope);
  const headers = header?.children ?? [];
  checkHeaders(headers, options);
  const impersonated = readImpersonation(headers, options);
  const [payload, ...others] = body.children;
  if (!payload || others.length > 0) throw invalidRequest('not exactly one child of Body');
  const { name, namespace } = payload;
  if (!isMessages(namespace, options)) throw invalidRequest('Body child of another namespace');
  const bare =
    !header && [envelope, body, payload].every(({ attributes }) => attributes.length === 0);
  return { operation: name, namespace, impersonated, payload, bare: bare && isEmpty(payload) };
}

/**
 * Checks the SOAPAction field. It may be absent, empty, or the operation's URI, quoted or not: real
 * clients send each of these, so the Body decides (WS-I BP 1.1 R1127). Any other value is refused, as a
 * proxy that filters by the field would have let another operation pass.
 *
 * @throws SoapFault ErrorInvalidRequest
 */
export function checkSoapAction(
  soapAction: string | undefined,
  request: SoapRequest,
  options: NamespaceOptions,
): void {
  const action = withoutQuotes(soapAction?.trim() ?? '');
  if (action === '') return;
  const slash = action.lastIndexOf('/');
  const sameOperation = action.slice(slash + 1) === request.operation;
  if (!sameOperation || !isMessages(action.slice(0, Math.max(slash, 0)), options)) {
    throw invalidRequest('SOAPAction names another operation than the Body');
  }
}

function withoutQuotes(text: string): string {
  const quoted = text.length > 1 && text.startsWith('"') && text.endsWith('"');
  return quoted ? text.slice(1, -1) : text;
}

function parse(text: string): XmlElement {
  try {
    return parseXml(text);
  } catch (error) {
    if (error instanceof XmlError) throw invalidRequest(error.message);
    throw error;
  }
}

function checkEnvelope(envelope: XmlElement): void {
  if (envelope.name !== 'Envelope') throw invalidRequest('no Envelope');
  if (envelope.namespace !== namespaces.soap) {
    // SOAP 1.1 §4.1.2; WS-I BP 1.1 R1015
    const message = `The envelope is not of the namespace ${namespaces.soap}.`;
    throw new SoapFault({ layout: 'soap', code: 'VersionMismatch', message }, 'not SOAP 1.1');
  }
  // SOAP 1.1 §4
  if (envelope.attributes.some(({ namespace }) => namespace === '')) {
    throw invalidRequest('an unqualified attribute on Envelope');
  }
}

/** An optional Header and one Body, nothing behind it (SOAP 1.1 §4, WS-I BP 1.1 R1011). */
function partsOf(envelope: XmlElement): { header: XmlElement | undefined; body: XmlElement } {
  const [first, ...rest] = envelope.children;
  const header = first?.name === 'Header' ? first : undefined;
  const [body, ...more] = header ? rest : envelope.children;
  if (body?.name !== 'Body' || more.length > 0) {
    throw invalidRequest('not an optional Header and one Body');
  }
  for (const part of [envelope, header, body]) {
    if (part && !isPlainPart(part)) throw invalidRequest('an envelope part out of order');
  }
  return { header, body };
}

/**
 * WS-I BP 1.1 R1032 forbids SOAP's own attributes here, but SOAP::Lite and lua-soap send
 * encodingStyle with every request.
 */
function isPlainPart({ namespace, attributes, text }: XmlElement): boolean {
  return (
    namespace === namespaces.soap &&
    isBlank(text) &&
    attributes.every((each) => each.namespace !== namespaces.soap || each.name === 'encodingStyle')
  );
}

function checkHeaders(headers: readonly XmlElement[], options: NamespaceOptions): void {
  if (headers.some(({ namespace }) => namespace === '')) {
    throw invalidRequest('an unqualified header'); // SOAP 1.1 §4.2
  }
  // Exchange's own headers (RequestServerVersion, TimeZoneContext ...) are hints that its clients
  // send with every call: to ignore them is to understand them.
  const mandatory = headers.filter((header) => isMandatory(header));
  if (mandatory.some(({ namespace }) => !isTypes(namespace, options))) {
    const message = 'A mandatory header was not understood.';
    throw new SoapFault({ layout: 'soap', code: 'MustUnderstand', message }, 'unknown header');
  }
}

const nextActor = 'http://schemas.xmlsoap.org/soap/actor/next';

/** Whether a header is aimed at us and has to be understood (SOAP 1.1 §4.2.2, §4.2.3). */
function isMandatory({ attributes }: XmlElement): boolean {
  const soapAttribute = (local: string) =>
    attributes.find(({ namespace, name }) => namespace === namespaces.soap && name === local);
  const flag = soapAttribute('mustUnderstand')?.value ?? '0';
  // WS-I BP 1.1 R1013
  if (flag !== '0' && flag !== '1') throw invalidRequest('mustUnderstand is neither 0 nor 1');
  const actor = soapAttribute('actor')?.value ?? '';
  return flag === '1' && (actor === '' || actor === nextActor);
}

function isEmpty({ children, text }: XmlElement): boolean {
  return children.length === 0 && isBlank(text);
}
