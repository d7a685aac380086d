import { get as getHttp, type IncomingMessage } from 'node:http';
import { get as getHttps } from 'node:https';
import { text } from 'node:stream/consumers';
import type { TLSSocket } from 'node:tls';
import {
  certificateTrouble,
  type CertificateAdvice,
  type CertificateError,
} from '../../common/certificate-trouble.js';
import { isLoopback } from '../../common/loopback.js';
import { certificateCheck } from '../certificate.js';
import { codeOf, failure, ok, warning, type Check, type Examination } from '../check.js';

const name = 'public URL';
const certificateName = 'public certificate';
const path = '/EWS/UM2007Legacy.asmx';
/** The longest wait for the answer, milliseconds. */
const patienceMs = 10_000;

/** PUBLIC_URL as a caller on this machine sees it: the contract, and the address that it names. */
export const publicUrlChecks = (publicUrl: string): Examination => ({
  name,
  run: async (report) => {
    let answer: Awaited<ReturnType<typeof fetched>>;
    try {
      answer = await fetched(`${publicUrl}${path}?wsdl`);
    } catch (error) {
      report(unreached(publicUrl, error));
      return;
    }
    report(answered(publicUrl, answer));
    if (answer.certificate) report(answer.certificate);
    const { protocol, hostname } = new URL(publicUrl);
    if (protocol === 'http:' && !isLoopback(hostname)) {
      const todo = 'Put a proxy with TLS in front, and write https:// in PUBLIC_URL.';
      report(warning(name, 'Callers send their passwords in plain text.', todo));
    }
  },
});

/** What callers meet too, unless they trust other authorities than this machine. */
const certificateAdvice: CertificateAdvice = {
  untrusted:
    'Let the proxy send its certificate with those between it and its authority; name the PEM file of an ' +
    'authority of your own in NODE_EXTRA_CA_CERTS.',
  otherName: 'Use one of its names in PUBLIC_URL, or give the proxy a certificate for this one.',
};

function unreached(publicUrl: string, error: unknown): Check {
  const { hostname, host } = new URL(publicUrl);
  const server = { host: hostname, name: host };
  const refused = certificateTrouble(error as CertificateError, server, certificateAdvice);
  if (refused) return failure(certificateName, refused.cause, refused.advice);
  const what = `${publicUrl} cannot be reached from this machine (${codeOf(error)}).`;
  const todo = 'Start the service and its proxy, or correct PUBLIC_URL or the name of its host.';
  return failure(name, what, todo);
}

function answered(publicUrl: string, { status, body }: { status: number; body: string }): Check {
  if (status !== 200 || !body.includes('definitions')) {
    const what = `${publicUrl} answered ${status}, and not with the contract of this service.`;
    return failure(
      name,
      what,
      'See that the proxy forwards /EWS and /UnifiedMessaging to the service.',
    );
  }
  const [, location = ''] = /\blocation="([^"]*)"/.exec(body) ?? [];
  if (location.toLowerCase().startsWith(`${publicUrl.toLowerCase()}/`)) {
    return ok(name, `${publicUrl} serves the contract, which names this address.`);
  }
  const what = `${publicUrl} serves a contract that sends callers to ${location.slice(0, 200)}.`;
  return warning(name, what, onlyTheSchemeDiffers(location, publicUrl) ? tellScheme : tellHost);
}

const tellHost =
  'Give all instances the same PUBLIC_URL; with PUBLIC_URL_FROM_HOST, see what Host the proxy sets.';

const tellScheme =
  'Let the proxy set X-Forwarded-Proto to https, and name its address in TRUSTED_PROXIES: with ' +
  'PUBLIC_URL_FROM_HOST the contract has the scheme that it says.';

/** As when nothing tells the service that TLS ends in front of it. */
function onlyTheSchemeDiffers(location: string, publicUrl: string): boolean {
  const plain = publicUrl.toLowerCase().replace(/^https:/, 'http:');
  return location.toLowerCase().startsWith(`${plain}/`);
}

async function fetched(url: string) {
  const get = url.startsWith('https:') ? getHttps : getHttp;
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const options = { agent: false, signal: AbortSignal.timeout(patienceMs) };
    get(url, options, resolve).on('error', reject);
  });
  const certificate =
    'getPeerCertificate' in response.socket
      ? certificateCheck(certificateName, response.socket as TLSSocket)
      : undefined;
  return { status: response.statusCode ?? 0, body: await text(response), certificate };
}
