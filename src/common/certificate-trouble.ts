/** The server whose certificate was refused, for people. */
export interface CertifiedServer {
  readonly host: string;
  /** Host and port. */
  readonly name: string;
}

/** The advice that depends on which setting names the server. */
export interface CertificateAdvice {
  readonly untrusted: string;
  readonly otherName: string;
}

/** An error of TLS: `code` is that of Node.js or OpenSSL. */
export interface CertificateError {
  readonly code?: string | undefined;
  /** The certificate, if it is for another name. */
  readonly cert?: { readonly subjectaltname?: string } | undefined;
}

type Kind = 'untrusted' | 'otherName' | 'expired' | 'early';

// Node.js, tls: X509 certificate error codes.
const kinds = new Map<string, Kind>([
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'untrusted'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'untrusted'],
  ['UNABLE_TO_GET_ISSUER_CERT', 'untrusted'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'untrusted'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'untrusted'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'otherName'],
  ['CERT_HAS_EXPIRED', 'expired'],
  ['CERT_NOT_YET_VALID', 'early'],
]);

/** Why TLS refused the certificate of a server; undefined if the error has another reason. */
export function certificateTrouble(
  { code = '', cert }: CertificateError,
  { host, name }: CertifiedServer,
  advice: CertificateAdvice,
): { readonly cause: string; readonly advice: string } | undefined {
  switch (kinds.get(code)) {
    case 'untrusted':
      return {
        cause: `The certificate of ${name} comes from no authority that is trusted here.`,
        advice: advice.untrusted,
      };
    case 'otherName':
      return {
        cause: `The certificate of ${name} is for another name than ${host}${namesOf(cert)}.`,
        advice: advice.otherName,
      };
    case 'expired':
      return {
        cause: `The certificate of ${name} has expired.`,
        advice: 'Renew it; if it is valid, correct the clock of this machine.',
      };
    case 'early':
      return {
        cause: `The certificate of ${name} is not valid yet.`,
        advice: 'Correct the clock of this machine, or replace the certificate.',
      };
    case undefined:
      return undefined;
  }
}

function namesOf(cert: CertificateError['cert']): string {
  return cert?.subjectaltname ? ` (${cert.subjectaltname.slice(0, 200)})` : '';
}
