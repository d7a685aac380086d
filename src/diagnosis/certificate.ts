import type { TLSSocket } from 'node:tls';
import { ok, warning, type Check } from './check.js';

const dayMs = 86_400_000;
/** Days before its end at which a certificate that renews itself has been renewed. */
const renewedBefore = 14;

/** The names and the end of a server's certificate, which was found to be valid. */
export function certificateCheck(name: string, socket: TLSSocket): Check {
  const { subjectaltname: names = '', valid_to: end } = socket.getPeerCertificate();
  const until = new Date(end);
  const shown = names.slice(0, 200);
  const what = `${socket.getProtocol() ?? 'TLS'}; the certificate is for ${shown}, until ${until.toISOString().slice(0, 10)}.`;
  return +until - Date.now() < renewedBefore * dayMs
    ? warning(name, what, 'Renew the certificate before it ends.')
    : ok(name, what);
}
