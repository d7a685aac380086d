import type { Outcome } from './outcome.js';

export interface ConnectionError {
  readonly code?: unknown;
  readonly message?: string;
}

export interface Circumstances {
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

export const noClientCertificate =
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
