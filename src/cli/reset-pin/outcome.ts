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

export interface ConnectionError {
  readonly code?: unknown;
  readonly message?: string;
}

interface Circumstances {
  /** Whether there was a connection, so that the request may have been sent. */
  readonly connected: boolean;
  readonly timeoutSeconds: number;
}

const noRoute = 'The network has no route to the server.';
const untrusted =
  'The certificate of the server is signed by no authority that this machine trusts. If it comes from ' +
  'a private certificate authority, pass the certificate of that authority with --ca.';

/** By the codes of Node's net, dns and tls. */
const reasons = new Map<unknown, string>([
  ['ECONNREFUSED', 'The server refuses connections.'],
  ['EHOSTUNREACH', noRoute],
  ['ENETUNREACH', noRoute],
  ['ENOTFOUND', 'The name of the server is not known.'],
  ['EAI_AGAIN', 'The name of the server cannot be looked up now.'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'The certificate of the server is for another name.'],
  ['CERT_HAS_EXPIRED', 'The certificate of the server has expired.'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', untrusted],
  ['SELF_SIGNED_CERT_IN_CHAIN', untrusted],
  ['UNABLE_TO_GET_ISSUER_CERT', untrusted],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', untrusted],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', untrusted],
]);

const noClientCertificate =
  'The server demands a client certificate, which this program does not have.';

/**
 * The alerts of a server that breaks off a handshake (RFC 5246 7.2.2, RFC 8446 6.2). With TLS 1.2 it
 * sends 40 for a missing certificate as well as, more rarely, for ciphers that do not fit.
 */
const alerts = new Map([
  [
    40,
    'The server broke off the TLS handshake. It probably demands a client certificate, which this ' +
      'program does not have.',
  ],
  [41, noClientCertificate],
  [42, noClientCertificate],
  [70, 'The server and this program have no version of TLS in common.'],
  [116, noClientCertificate],
]);

/**
 * Alerts about the certificate of the client. With TLS 1.3 they arrive when the handshake is over for
 * the client, but not for the server, which has not read a byte of the request (RFC 8446 4.4.2.4).
 */
const beforeTheRequest = new Set([40, 41, 42, 116]);

/** The outcome is unknown if the server can have read the request before the error. */
export function judgeConnectionError(
  { code, message = '' }: ConnectionError,
  circumstances: Circumstances,
): Outcome {
  const { connected } = circumstances;
  const open = connected && !beforeTheRequest.has(alertIn(message));
  return {
    outcome: open ? 'unknown' : 'unreached',
    reason: reasons.get(code) ?? tlsTrouble(message) ?? otherTrouble(code, circumstances),
  };
}

function tlsTrouble(message: string): string | undefined {
  // OpenSSL's words, such as `error:0A00010B:SSL routines:ssl3_get_record:wrong version number:…`.
  const [, what = ''] = /:SSL routines:[^:]*:([^:]*):/.exec(message) ?? [];
  if (what === '') return undefined;
  if (/^(wrong version number|packet length too long|http request)$/.test(what)) {
    return 'The server does not speak TLS at this address. Check the port in --url.';
  }
  return (
    alerts.get(alertIn(message)) ?? `The server and this program do not agree on TLS: ${what}.`
  );
}

function alertIn(message: string): number {
  return Number(/SSL alert number (\d+)/.exec(message)?.[1]);
}

function otherTrouble(code: unknown, { connected, timeoutSeconds }: Circumstances): string {
  if (code === 'ERR_CANCELED') {
    const missing = connected ? 'No answer came' : 'No connection came about';
    return `${missing} in time (${timeoutSeconds} s).`;
  }
  if (code === 'ECONNRESET' && !connected) {
    return 'The server ended the connection before the request was sent.';
  }
  return `The connection failed (${String(code)}).`;
}
