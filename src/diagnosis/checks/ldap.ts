import { trustIn, type LdapOptions } from '../../authentication/strategies/ldap/ldap-directory.js';
import { LdapServers, readServer } from '../../authentication/strategies/ldap/ldap-connection.js';
import { findEntry } from '../../authentication/strategies/ldap/ldap-operations.js';
import {
  certificateTrouble,
  type CertificateAdvice,
  type CertificateError,
} from '../../common/certificate-trouble.js';
import { DomainError } from '../../common/domain-error.js';
import { failure, ok, warning, type Check, type Examination } from '../check.js';

const name = 'directory';
/** The longest wait for each answer, milliseconds: the whole has to end before the diagnosis does. */
const patienceMs = 5_000;

const certificateAdvice: CertificateAdvice = {
  untrusted: 'Name the PEM file of its authority in LDAP_CA_FILE.',
  otherName: 'Use one of its names in LDAP_URLS, or give the directory a certificate for this one.',
};

/** Each server of LDAP_URLS: connection, TLS, the bind of LDAP_BIND_DN, and a search. */
export const ldapChecks = (options: LdapOptions): Examination => ({
  name,
  run: async (report) => {
    await Promise.all(options.urls.map(async (url) => report(await examined(url, options))));
  },
});

async function examined(url: string, options: LdapOptions): Promise<Check> {
  const { startTls, authorities, bindDn, bindPassword, baseDn, loginAttribute } = options;
  const timeoutMs = Math.min(options.timeoutMs, patienceMs);
  const server = readServer(url, startTls);
  const place = `${server.host}:${server.port}`;
  const servers = new LdapServers([server], { trust: trustIn(authorities), timeoutMs });
  try {
    await servers.ask(async (client) => {
      if (bindDn !== undefined) await client.bind(bindDn, bindPassword);
      // Nobody has this login: that the search is answered is all that is asked.
      const nobody = { attribute: loginAttribute, value: 'umpin-doctor-looks-for-nobody' };
      const wanted = { attributes: [loginAttribute], timeoutMs };
      if (baseDn !== undefined) await findEntry(client, { baseDn, ...nobody }, wanted);
    });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { host } = server;
    const cause = (error.cause ?? {}) as CertificateError;
    const refused = certificateTrouble(cause, { host, name: place }, certificateAdvice);
    if (refused) return failure(name, refused.cause, refused.advice);
    const said = error.facts.servers;
    const what = `The directory cannot be asked: ${String(said ?? place)}`;
    return failure(name, what, 'Correct the settings LDAP_…, or see the log of the directory.');
  }
  const security = { none: 'without TLS', starttls: 'with StartTLS', tls: 'with TLS' }[
    server.security
  ];
  const what = `${place} answers ${security}.`;
  return server.security === 'none'
    ? warning(
        name,
        what,
        'Passwords cross the network in plain text: set LDAP_STARTTLS, or use ldaps://.',
      )
    : ok(name, what);
}
