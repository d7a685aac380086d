import type { FastifyRequest } from 'fastify';
import type { TrustedProxies } from '../http/trusted-proxies.js';
import { readBasicCredentials } from './basic-credentials.js';
import type { Presented } from './presented.js';
import { readProxyUser } from './proxy/proxy-user.js';
import { TrustedProxy } from './proxy/trusted-proxy.js';

export interface ProxyOptions {
  /** The field in which a trusted proxy names the user, in lower case. */
  readonly loginHeader: string;
  readonly domain: string | undefined;
  readonly secret: string | undefined;
}

// An Apache without a user sends the latter (mod_headers, `%{REMOTE_USER}e`).
const nobody = ['', '(null)'];

/** Finds in a request what says who is calling, before anything is asked about it. */
export class PresentedReader {
  readonly #proxy: TrustedProxy | undefined;

  /** @param proxyOptions undefined where no proxy lets callers in */
  constructor(
    private readonly proxyOptions: ProxyOptions | undefined,
    proxies: TrustedProxies,
  ) {
    this.#proxy = proxyOptions && new TrustedProxy({ ...proxyOptions, proxies });
  }

  /**
   * A trusted proxy's word goes first: it has let this user in, whatever else the client sends.
   * Undefined where nothing is shown, and where two fields of a name would let two readers see two
   * callers.
   */
  read({ raw }: Pick<FastifyRequest, 'raw'>): Presented | undefined {
    const [named = '', another] = this.#proxy?.loginFields(raw) ?? [];
    if (another !== undefined) return undefined;
    if (nobody.includes(named)) return readAuthorization(raw.headersDistinct.authorization);
    const login = readProxyUser(named, this.proxyOptions?.domain);
    return login === undefined ? undefined : { scheme: 'proxy', login };
  }
}

function readAuthorization([field, another]: readonly string[] = []): Presented | undefined {
  if (field === undefined || another !== undefined) return undefined;
  const basic = readBasicCredentials(field);
  if (basic) return { scheme: 'basic', ...basic };
  // RFC 6750 2.1, the scheme in any case (RFC 9110 11.1).
  const [, token] = /^bearer +([\w.~+/-]+=*) *$/i.exec(field) ?? [];
  return token === undefined ? undefined : { scheme: 'bearer', token };
}
