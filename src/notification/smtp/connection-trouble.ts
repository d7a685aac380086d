import { certificateTrouble, type CertificateAdvice } from '../../common/certificate-trouble.js';
import type { MailServer } from './mail-server.js';

/** nodemailer's error, with its remains of the underlying error. */
export interface SmtpError extends Error {
  /** nodemailer's own code. */
  code?: string;
  /** The code of Node or OpenSSL that it replaced. */
  originalCode?: string;
  responseCode?: number;
  response?: string;
  /** The command that was answered, such as `RCPT TO`. */
  command?: string;
  /** The certificate that does not match. */
  cert?: { subjectaltname?: string };
}

/** Why a mail was not sent, for the log. It names host, port and codes, and nothing else of SMTP_URL. */
export interface MailTrouble {
  readonly cause: string;
  /** What an administrator can do about it. */
  readonly advice: string;
}

/** The part of a mail server that may be named in the log. */
export type Place = Pick<MailServer, 'host' | 'name' | 'tlsFirst'>;

type Explain = (server: Place) => MailTrouble;

/** Explains errors of Node.js and OpenSSL about the connection to the server or about its certificate. */
export function connectionTrouble(error: SmtpError, server: Place): MailTrouble | undefined {
  for (const code of [error.originalCode, error.code]) {
    const explain = code === undefined ? undefined : bySystemCode.get(code);
    if (explain) return explain(server);
    const refused = certificateTrouble({ code, cert: error.cert }, server, certificateAdvice);
    if (refused) return refused;
  }
  return /^(EPROTO$|ERR_SSL_)/.test(error.originalCode ?? '')
    ? brokenTls(error, server)
    : undefined;
}

const certificateAdvice: CertificateAdvice = {
  untrusted:
    'Name the PEM file of its authority in SMTP_CA_FILE; of a self-signed certificate, the certificate itself.',
  otherName:
    'Use one of its names in SMTP_URL, or give the mail server a certificate for this one.',
};

const unknownName: Explain = ({ host }) => ({
  cause: `The name ${host} was not found.`,
  advice: 'Correct the host in SMTP_URL, or the name servers of this machine.',
});

const noRoute: Explain = ({ name }) => ({
  cause: `There is no route to ${name}.`,
  advice: 'Correct the host in SMTP_URL, or the network of this machine.',
});

/** By the code of Node or OpenSSL. */
const bySystemCode = new Map<string, Explain>([
  [
    'ECONNREFUSED',
    ({ name }) => ({
      cause: `The connection was refused: nothing listens on ${name}.`,
      advice: 'Start the mail server, or correct host and port in SMTP_URL.',
    }),
  ],
  ['ENOTFOUND', unknownName],
  ['EAI_AGAIN', unknownName],
  ['ENODATA', unknownName],
  ['EHOSTUNREACH', noRoute],
  ['ENETUNREACH', noRoute],
]);

export const plainPortAdvice =
  'Write smtp:// in SMTP_URL if the port starts without TLS, as 25 and 587 do; or use the port for TLS from the start, usually 465.';

function brokenTls({ originalCode = '', message }: SmtpError, server: Place): MailTrouble {
  const notTls = /wrong.version.number|packet.length.too.long|record.layer.failure/i;
  if (server.tlsFirst && notTls.test(`${originalCode} ${message}`)) {
    return { cause: `${server.name} does not speak TLS from the start.`, advice: plainPortAdvice };
  }
  return {
    cause: `TLS with ${server.name} failed (${originalCode}).`,
    advice: 'See that it offers TLS 1.2 or later, and what its log says.',
  };
}
