import { noClientCertificate } from './connection-error.js';
import type { Fault, Outcome } from './outcome.js';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  /** As it came. */
  readonly text?: string | undefined;
}

/** @param body of the envelope, as the soap package reads it; undefined if there was no envelope */
export function judgeAnswer({ status, headers, text = '' }: HttpAnswer, body: unknown): Outcome {
  const requestId = plainText(headers['request-id']);
  const fault = member(body, 'Fault');
  if (fault !== undefined) {
    return { outcome: 'refused', fault: readFault(fault, headers), requestId };
  }
  // Checked here, because the soap package takes an empty answer and an empty Body for success.
  if (status === 200 && member(body, 'ResetPINResponse') !== undefined) {
    return { outcome: 'reset', requestId };
  }
  // Exchange sends its 401 without a body, and a proxy that says 503 knows nothing of SOAP.
  if (status === 401 || status === 503) {
    const responseCode = status === 401 ? 'ErrorAccessDenied' : 'ErrorServerBusy';
    const retryAfterSeconds = wholeNumber(headers['retry-after']);
    return { outcome: 'refused', fault: { responseCode, retryAfterSeconds }, requestId };
  }
  // nginx does the handshake without the certificate that it demands, and says so in HTTP.
  if (status === 400 && text.includes('No required SSL certificate was sent')) {
    return { outcome: 'unreached', reason: noClientCertificate, requestId };
  }
  if (status >= 300 && status < 500) {
    const reason = `What answers at --url is not this service (HTTP ${status}). Check the address.`;
    return { outcome: 'unreached', reason, requestId };
  }
  const reason = `The answer is not one that this service gives (HTTP ${status}).`;
  return { outcome: 'unknown', reason, requestId };
}

function readFault(fault: unknown, headers: HttpAnswer['headers']): Fault {
  const detail = member(fault, 'detail');
  return {
    // The prefix is the server's choice and may even be undeclared ([MS-OXWUMS] 4.15).
    faultCode: plainText(member(fault, 'faultcode'))?.replace(/^.*:/, ''),
    exceptionType: plainText(member(detail, 'ExceptionType')),
    responseCode: plainText(member(detail, 'ResponseCode')),
    message: plainText(member(detail, 'Message')) ?? plainText(member(fault, 'faultstring')),
    retryAfterSeconds: backOff(detail) ?? wholeNumber(headers['retry-after']),
  };
}

/** Exchange's back-off: `<t:Value Name="BackOffMilliseconds">`, maybe among other values. */
function backOff(detail: unknown): number | undefined {
  const milliseconds = [member(member(detail, 'MessageXml'), 'Value')]
    .flat()
    .find((value) => member(member(value, 'attributes'), 'Name') === 'BackOffMilliseconds');
  const number = wholeNumber(milliseconds);
  return number === undefined ? undefined : Math.ceil(number / 1000);
}

function wholeNumber(element: unknown): number | undefined {
  const text = plainText(element) ?? '';
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

/** The text of an element, without characters that could control the terminal. */
function plainText(element: unknown): string | undefined {
  const text = member(element, '$value') ?? element;
  if (typeof text !== 'string') return undefined;
  const plain = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return plain === '' ? undefined : plain.slice(0, 500);
}
