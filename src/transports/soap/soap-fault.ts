import { escapeText } from '../xml/escape-text.js';
import { namespaces } from './namespaces.js';

/** A SOAP 1.1 fault in one of the layouts that callers of Exchange know. */
export type Fault =
  /** The envelope itself or a header is at fault: a code of SOAP 1.1 §4.4.1, no detail. */
  | {
      readonly layout: 'soap';
      readonly code: 'VersionMismatch' | 'MustUnderstand';
      readonly message: string;
    }
  /** The layout of Exchange web services, prescribed for malformed requests ([MS-OXWUMS] 2.2.2.1). */
  | {
      readonly layout: 'errors';
      readonly responseCode: string;
      readonly message: string;
      /** How long a caller should wait before it tries again (ErrorServerBusy). */
      readonly backOffMilliseconds?: number;
    }
  /** The layout of Unified Messaging failures ([MS-OXWUMS] 4.15), ResponseCode and Message added. */
  | {
      readonly layout: 'exception';
      readonly exceptionType: string;
      readonly responseCode: string;
      readonly message: string;
    };

/** Thrown for a request that is malformed, before any use case sees it. */
export class SoapFault extends Error {
  override readonly name = 'SoapFault';

  /** @param reason for the log only: never sent, and holds nothing of the request. */
  constructor(
    readonly fault: Fault,
    readonly reason: string,
  ) {
    // A stack trace costs more than the parsing that it would tell of, and no log shows it.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(reason);
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** The fault for every request that does not fit the schema, word for word as [MS-OXWUMS] 2.2.2.1. */
export function invalidRequest(reason: string): SoapFault {
  const message = 'The request is invalid.';
  return new SoapFault({ layout: 'errors', responseCode: 'ErrorInvalidRequest', message }, reason);
}

/** The whole answer. `messagesNamespace` is the messages namespace as the caller spells it. */
export function writeFault(fault: Fault, messagesNamespace: string): string {
  // Children of Fault are unqualified and in this order (WS-I BP 1.1 R1000, R1001).
  return (
    '<?xml version="1.0" encoding="utf-8"?>' +
    `<soap:Envelope xmlns:soap="${namespaces.soap}"><soap:Body><soap:Fault>` +
    faultCode(fault) +
    `<faultstring xml:lang="en-US">${escapeText(fault.message)}</faultstring>` +
    detail(fault, messagesNamespace) +
    '</soap:Fault></soap:Body></soap:Envelope>'
  );
}

function faultCode(fault: Fault): string {
  if (fault.layout === 'soap') return `<faultcode>soap:${fault.code}</faultcode>`;
  const name = fault.layout === 'exception' ? fault.exceptionType : fault.responseCode;
  // The sample of [MS-OXWUMS] 4.15 leaves the prefix undeclared; .NET and JAX-WS then see no fault.
  return `<faultcode xmlns:a="${namespaces.types}">a:${escapeText(name)}</faultcode>`;
}

function detail(fault: Fault, messagesNamespace: string): string {
  switch (fault.layout) {
    case 'soap':
      // SOAP 1.1 §4.4: no detail unless the Body is at fault.
      return '';
    case 'errors':
      return `<detail>${errors(fault)}${backOff(fault.backOffMilliseconds)}</detail>`;
    case 'exception':
      return (
        `<detail><ExceptionType xmlns="${escapeText(messagesNamespace)}">` +
        `${escapeText(fault.exceptionType)}</ExceptionType>${errors(fault)}</detail>`
      );
  }
}

function errors({ responseCode, message }: { responseCode: string; message: string }): string {
  return (
    `<e:ResponseCode xmlns:e="${namespaces.errors}">${escapeText(responseCode)}</e:ResponseCode>` +
    `<e:Message xmlns:e="${namespaces.errors}">${escapeText(message)}</e:Message>`
  );
}

function backOff(milliseconds: number | undefined): string {
  if (milliseconds === undefined) return '';
  return (
    `<t:MessageXml xmlns:t="${namespaces.types}">` +
    `<t:Value Name="BackOffMilliseconds">${milliseconds}</t:Value></t:MessageXml>`
  );
}
