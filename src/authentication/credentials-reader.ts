import type { FastifyRequest } from 'fastify';
import type { TrustedProxies } from '../http-server/client-address.js';
import { readBasicCredentials, type CredentialsOf, type Shown } from './credentials.js';
import { readProxyUser, TrustedProxy } from './strategies/trusted-proxy.js';

export interface ProxyOptions {
  /** The field in which a trusted proxy names the user, in lower case. */
  readonly loginHeader: string;
  readonly domain: string | undefined;
  readonly secret: string | undefined;
}

/** The user whom a proxy names, or a word if it does not name one clearly. */
export type ProxyUser = CredentialsOf<'proxy'> | 'ambiguous' | 'none';

// Apache sends the latter if there is no user (mod_headers, `%{REMOTE_USER}e`).
const noUser = ['', '(null)'];

/** Extracts the credentials from a request, without verifying them. */
export class CredentialsReader {
  readonly #proxy: TrustedProxy | undefined;

  /** @param proxyOptions undefined if no proxy may authenticate callers */
  constructor(
    private readonly proxyOptions: ProxyOptions | undefined,
    proxies: TrustedProxies,
  ) {
    this.#proxy = proxyOptions && new TrustedProxy({ ...proxyOptions, proxies });
  }

  /**
   * A trusted proxy's field takes precedence: the proxy has authenticated this user, whatever else the
   * client sends. Two such fields are ambiguous even if they agree: behind a proxy that adds its field
   * beside the client's, the client could choose any name.
   */
  read(request: Pick<FastifyRequest, 'raw'>): Shown {
    return (
      this.readProxyUser(request) ?? readAuthorization(request.raw.headersDistinct.authorization)
    );
  }

  /** What a trusted proxy says of the user; undefined if it says nothing, or if there is none. */
  readProxyUser({ raw }: Pick<FastifyRequest, 'raw'>): ProxyUser | undefined {
    const [named = '', another] = this.#proxy?.loginFields(raw) ?? [];
    if (another !== undefined) return 'ambiguous';
    if (noUser.includes(named)) return undefined;
    const login = readProxyUser(named, this.proxyOptions?.domain);
    return login === undefined ? 'none' : { scheme: 'proxy', login };
  }
}

const knownScheme = /^(basic|bearer) /i;

/**
 * Several identical fields count as one: Tcl's tclws sends its own beside the one that it was given.
 * No value of these schemes contains a comma, with which a proxy may join two fields into one
 * (RFC 9110 5.3).
 */
function readAuthorization(fields: readonly string[] = []): Shown {
  const values = fields.flatMap((field) => field.split(',')).map((value) => value.trim());
  const [value = '', ...more] = values;
  if (more.some((each) => each !== value)) {
    const ambiguous = fields.length > 1 || values.every((each) => knownScheme.test(each));
    return ambiguous ? 'ambiguous' : 'none';
  }
  const basic = readBasicCredentials(value);
  if (basic) return { scheme: 'basic', ...basic };
  // RFC 6750 2.1, the scheme in any case (RFC 9110 11.1).
  const [, token] = /^bearer +([\w.~+/-]+=*) *$/i.exec(value) ?? [];
  return token === undefined ? 'none' : { scheme: 'bearer', token };
}
