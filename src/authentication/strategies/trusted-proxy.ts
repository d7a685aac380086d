import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { TrustedProxies } from '../../http-server/client-address.js';
import { decodeUtf8OrLatin1, type CredentialsOf } from '../credentials.js';
import { isPlainName } from '../../accounts/account-rules.js';
import type { Principal } from '../principal.js';
import type { ExternalPrincipals } from './external-principals.js';
import type { AuthenticationStrategy } from '../authenticator.js';

/** The header field with the secret that the proxy shares with this service. */
export const proxySecretHeader = 'x-umpin-proxy-secret';

export interface TrustedProxyOptions {
  /** The header field that names the user, in lower case. */
  readonly loginHeader: string;
  /** The secret that the proxy has to send; undefined: its address is enough. */
  readonly secret: string | undefined;
  /** The addresses of the proxy; none configured: its secret is enough. */
  readonly proxies: TrustedProxies;
}

/** A reverse proxy that authenticates callers: by Kerberos, NTLM, or a client certificate. */
export class TrustedProxy {
  readonly #secretDigest: Buffer | undefined;

  constructor(private readonly options: TrustedProxyOptions) {
    const { secret, proxies } = options;
    if (secret === undefined && !proxies.configured) {
      throw new Error('PROXY_LOGIN_HEADER needs TRUSTED_PROXIES or PROXY_SECRET.');
    }
    this.#secretDigest = secret === undefined ? undefined : digest(secret);
  }

  /** The values of the field, one for each occurrence; none if another client may have sent them. */
  loginFields(raw: IncomingMessage): readonly string[] {
    return this.speaksIn(raw) ? (raw.headersDistinct[this.options.loginHeader] ?? []) : [];
  }

  private speaksIn({ socket, headersDistinct }: IncomingMessage): boolean {
    const { proxies } = this.options;
    // The address of the connection, never one from a header.
    if (proxies.configured && !proxies.includes(socket.remoteAddress)) return false;
    if (!this.#secretDigest) return true;
    const [shown, another] = headersDistinct[proxySecretHeader] ?? [];
    if (shown === undefined || another !== undefined) return false;
    // Digests all have the same length, so that the time does not tell the length of the secret.
    return timingSafeEqual(digest(shown), this.#secretDigest);
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/**
 * The login of a user whom a proxy names as `DOMAIN\user`, `user@REALM`, `user` or by a mail address.
 *
 * @param domain the mail domain of users that are named without a realm, for sites with one domain: the
 *   name of a Windows domain is dropped
 * @returns undefined for a field that does not clearly name a user
 */
export function readProxyUser(field: string, domain: string | undefined): string | undefined {
  // Node.js passes the bytes of a field as characters.
  const text = decodeUtf8OrLatin1(Buffer.from(field, 'latin1'));
  const [, prefix, user, realm] = /^(?:([^\\@]+)\\)?([^\\@]+)(@[^\\@]+)?$/.exec(text) ?? [];
  if (user === undefined || (prefix !== undefined && realm !== undefined)) return undefined;
  const login = domain === undefined || realm !== undefined ? text : `${user}@${domain}`;
  return isPlainName(login) ? login : undefined;
}

/** Callers whom a trusted proxy has authenticated. */
export class ProxyLogin implements AuthenticationStrategy<'proxy'> {
  readonly scheme = 'proxy';

  constructor(private readonly callers: ExternalPrincipals) {}

  /** @throws DomainError DatabaseUnavailable */
  verify({ login }: CredentialsOf<'proxy'>): Promise<Principal | undefined> {
    const address = login.includes('@') ? login : undefined;
    return this.callers.find({ login, address });
  }
}
