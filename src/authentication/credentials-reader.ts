import type { FastifyRequest } from 'fastify';
import type { TrustedProxies } from '../http-server/trusted-proxies.js';
import { readBasicCredentials } from './credentials.js';
import type { Shown } from './credentials.js';
import { readProxyUser } from './strategies/trusted-proxy.js';
import { TrustedProxy } from './strategies/trusted-proxy.js';

export interface ProxyOptions {
  /** The field in which a trusted proxy names the user, in lower case. */
  readonly loginHeader: string;
  readonly domain: string | undefined;
  readonly secret: string | undefined;
}

// An Apache without a user sends the latter (mod_headers, `%{REMOTE_USER}e`).
const nobody = ['', '(null)'];

/** Finds in a request what says who is calling, before anything is asked about it. */
export class CredentialsReader {
  readonly #proxy: TrustedProxy | undefined;

  /** @param proxyOptions undefined where no proxy lets callers in */
  constructor(
    private readonly proxyOptions: ProxyOptions | undefined,
    proxies: TrustedProxies,
  ) {
    this.#proxy = proxyOptions && new TrustedProxy({ ...proxyOptions, proxies });
  }

  /**
   * A trusted proxy's word goes first: it has let this user in, whatever else the client sends. Two
   * such fields are ambiguous even where they agree: a proxy that adds its own beside the client's
   * would let the client in by any name.
   */
  read({ raw }: Pick<FastifyRequest, 'raw'>): Shown {
    const [named = '', another] = this.#proxy?.loginFields(raw) ?? [];
    if (another !== undefined) return 'ambiguous';
    if (nobody.includes(named)) return readAuthorization(raw.headersDistinct.authorization);
    const login = readProxyUser(named, this.proxyOptions?.domain);
    return login === undefined ? 'none' : { scheme: 'proxy', login };
  }
}

const knownScheme = /^(basic|bearer) /i;

/**
 * Several fields that are the same to the byte are one: Tcl's tclws sends its own beside the one that
 * it was given. No value of these schemes holds a comma, which is how a proxy may join two fields to
 * one (RFC 9110 5.3).
 */
function readAuthorization(fields: readonly string[] = []): Shown {
  const values = new Set(fields.flatMap((field) => field.split(',')).map((value) => value.trim()));
  const [value = '', another] = values;
  if (another !== undefined) {
    const ambiguous = fields.length > 1 || [...values].every((each) => knownScheme.test(each));
    return ambiguous ? 'ambiguous' : 'none';
  }
  const basic = readBasicCredentials(value);
  if (basic) return { scheme: 'basic', ...basic };
  // RFC 6750 2.1, the scheme in any case (RFC 9110 11.1).
  const [, token] = /^bearer +([\w.~+/-]+=*) *$/i.exec(value) ?? [];
  return token === undefined ? 'none' : { scheme: 'bearer', token };
}
