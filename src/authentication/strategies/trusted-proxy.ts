import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { TrustedProxies } from '../../http-server/trusted-proxies.js';
import { decodeText } from '../credentials.js';
import { isPlainName } from '../../accounts/account-rules.js';
import type { Principal } from '../principal.js';
import type { ExternalPrincipals } from './external-principals.js';
import type { AuthenticationStrategy } from '../authentication-strategy.js';
import type { CredentialsOf } from '../credentials.js';

/** The field in which a proxy shows the secret that it shares with us. */
export const proxySecretHeader = 'x-umpin-proxy-secret';

export interface TrustedProxyOptions {
  /** The field that names the user, in lower case. */
  readonly loginHeader: string;
  /** What the proxy has to show; undefined: its address is enough. */
  readonly secret: string | undefined;
  /** Where it has to speak from; none configured: its secret is enough. */
  readonly proxies: TrustedProxies;
}

/** A reverse proxy that has found out who is calling: by Kerberos, NTLM, a client certificate. */
export class TrustedProxy {
  readonly #secretDigest: Buffer | undefined;

  constructor(private readonly options: TrustedProxyOptions) {
    const { secret, proxies } = options;
    if (secret === undefined && !proxies.configured) {
      throw new Error('PROXY_LOGIN_HEADER needs TRUSTED_PROXIES or PROXY_SECRET.');
    }
    this.#secretDigest = secret === undefined ? undefined : digest(secret);
  }

  /** What the field holds, once for each time it is there; nothing if anybody else may have sent it. */
  loginFields(raw: IncomingMessage): readonly string[] {
    return this.speaksIn(raw) ? (raw.headersDistinct[this.options.loginHeader] ?? []) : [];
  }

  private speaksIn({ socket, headersDistinct }: IncomingMessage): boolean {
    const { proxies } = this.options;
    // The peer itself, never an address of which a header tells.
    if (proxies.configured && !proxies.includes(socket.remoteAddress)) return false;
    if (!this.#secretDigest) return true;
    const [shown, another] = headersDistinct[proxySecretHeader] ?? [];
    if (shown === undefined || another !== undefined) return false;
    // Digests have one length, so that the time tells nothing of the secret's.
    return timingSafeEqual(digest(shown), this.#secretDigest);
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/**
 * The login of a user whom a proxy names as `DOMAIN\user`, `user@REALM`, `user` or by a mail address.
 *
 * @param domain what makes a bare user, and one of a Windows domain, a mail address: for sites of one
 *   domain, as its name is dropped
 * @returns undefined for what names nobody clearly
 */
export function readProxyUser(field: string, domain: string | undefined): string | undefined {
  // Node hands over bytes, one in a character.
  const text = decodeText(Buffer.from(field, 'latin1'));
  const [, prefix, user, realm] = /^(?:([^\\@]+)\\)?([^\\@]+)(@[^\\@]+)?$/.exec(text) ?? [];
  if (user === undefined || (prefix !== undefined && realm !== undefined)) return undefined;
  const login = domain === undefined || realm !== undefined ? text : `${user}@${domain}`;
  return isPlainName(login) ? login : undefined;
}

/** Callers of whom a trusted proxy has made sure. */
export class ProxyLogin implements AuthenticationStrategy<'proxy'> {
  readonly scheme = 'proxy';

  constructor(private readonly callers: ExternalPrincipals) {}

  /** @throws DomainError DatabaseUnavailable */
  verify({ login }: CredentialsOf<'proxy'>): Promise<Principal | undefined> {
    const address = login.includes('@') ? login : undefined;
    return this.callers.find({ login, address });
  }
}
