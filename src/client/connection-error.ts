import type { Outcome } from './outcome.js';

const noWay = 'The network has no way to the server.';
const untrusted =
  'The certificate of the server is signed by nobody that this machine trusts. If it comes from ' +
  'a private certificate authority, pass the certificate of that authority with --ca.';

/** Errors that come before the request has left, by the codes of Node's net, dns and tls. */
const beforeTheRequest = new Map<unknown, string>([
  ['ECONNREFUSED', 'The server refuses connections.'],
  ['EHOSTUNREACH', noWay],
  ['ENETUNREACH', noWay],
  ['ENOTFOUND', 'The name of the server is not known.'],
  ['EAI_AGAIN', 'The name of the server cannot be looked up now.'],
  ['EPROTO', 'The server does not speak TLS at this address. Check the port in --url.'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'The certificate of the server is for another name.'],
  ['CERT_HAS_EXPIRED', 'The certificate of the server has expired.'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', untrusted],
  ['SELF_SIGNED_CERT_IN_CHAIN', untrusted],
  ['UNABLE_TO_GET_ISSUER_CERT', untrusted],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', untrusted],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', untrusted],
]);

/** An error that is not known to come before the request has left leaves the outcome open. */
export function judgeConnectionError(code: unknown, timeoutSeconds: number): Outcome {
  const reason = beforeTheRequest.get(code);
  if (reason !== undefined) return { outcome: 'unreached', reason };
  if (code === 'ERR_CANCELED') {
    return { outcome: 'unknown', reason: `No answer came in time (${timeoutSeconds} s).` };
  }
  return { outcome: 'unknown', reason: `The connection failed (${String(code)}).` };
}
