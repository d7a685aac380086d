import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { TrustedProxies } from '../../../http-server/trusted-proxies.js';

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
