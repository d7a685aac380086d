import {
  createRemoteJWKSet,
  customFetch,
  errors,
  type FetchImplementation,
  type JWTVerifyGetKey,
  type RemoteJWKSet,
} from 'jose';
import { z } from 'zod';
import { DomainError } from '../../../common/domain-error.js';

const second = 1_000;

export interface IssuerKeysOptions {
  readonly issuer: string;
  /** The URL of its keys (RFC 7517 5); undefined: the discovery document names it. */
  readonly jwksUrl: string | undefined;
  /** Timeout of each answer of the issuer, milliseconds. */
  readonly timeoutMs?: number;
  /** Minimum time between fetches for an unknown key, milliseconds: strangers can name any key. */
  readonly cooldownMs?: number;
  /** Minimum time from a failed fetch to the next one, milliseconds. */
  readonly pauseMs?: number;
}

/** The issuer answers, and not as an issuer does. The message holds nothing of its answer. */
export class IssuerAnswerError extends Error {
  override readonly name = 'IssuerAnswerError';
}

/** Maximum time for which a key that the issuer has withdrawn is still accepted, milliseconds. */
const maxAgeMs = 600 * second;

/** The public keys of an issuer of tokens, fetched when they are needed, and cached. */
export class IssuerKeys {
  readonly #url: URL;
  #keys: Promise<RemoteJWKSet> | undefined;
  #pauseUntil = 0;

  /** @throws Error if a URL is not safe to fetch; it names the setting */
  constructor(private readonly options: IssuerKeysOptions) {
    const { issuer, jwksUrl } = options;
    // OpenID Connect Discovery 1.0 4.1
    const discovery = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    this.#url =
      jwksUrl === undefined
        ? fetchableUrl(discovery, 'OIDC_ISSUER')
        : fetchableUrl(jwksUrl, 'OIDC_JWKS_URL');
  }

  /**
   * The key that a token names, for jose.
   *
   * @throws JOSEError if there is no such key; DomainError DirectoryUnavailable
   */
  readonly find: JWTVerifyGetKey = async (header, token) => {
    try {
      const keys = await this.keys();
      return await keys(header, token);
    } catch (error) {
      if (isForeignToken(error)) throw error;
      throw new DomainError('DirectoryUnavailable', { directory: 'OIDC_ISSUER' }, { cause: error });
    }
  };

  /**
   * Fetches all keys now, and counts them.
   *
   * @throws Error if the issuer gives none
   */
  async fetchAll(): Promise<number> {
    const keys = await this.keys();
    await keys.reload();
    return keys.jwks()?.keys.length ?? 0;
  }

  private keys(): Promise<RemoteJWKSet> {
    this.#keys ??= this.locate().catch((error: unknown) => {
      this.#keys = undefined;
      throw error;
    });
    return this.#keys;
  }

  private async locate(): Promise<RemoteJWKSet> {
    const { jwksUrl, timeoutMs = 3 * second, cooldownMs = 10 * second } = this.options;
    return createRemoteJWKSet(jwksUrl === undefined ? await this.discover(timeoutMs) : this.#url, {
      timeoutDuration: timeoutMs,
      cooldownDuration: cooldownMs,
      cacheMaxAge: maxAgeMs,
      [customFetch]: this.fetch,
    });
  }

  private async discover(timeoutMs: number): Promise<URL> {
    const response = await this.fetch(this.#url.href, {
      method: 'GET',
      headers: new Headers({ accept: 'application/json' }),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    // OpenID Connect Discovery 1.0 4.3: otherwise it is the document of another issuer.
    const discovery = z.object({ issuer: z.literal(this.options.issuer), jwks_uri: z.string() });
    const { data, error } = discovery.safeParse(await response.json());
    if (!data) {
      const message = 'Its discovery document is not that of OIDC_ISSUER.';
      throw new IssuerAnswerError(message, { cause: error });
    }
    return fetchableUrl(data.jwks_uri, 'The jwks_uri of OIDC_ISSUER');
  }

  private readonly fetch: FetchImplementation = async (url, options) => {
    if (performance.now() < this.#pauseUntil) throw new Error('The issuer failed recently.');
    try {
      const response = await fetch(url, options);
      if (response.status !== 200) {
        throw new IssuerAnswerError(`It answered ${response.status}.`);
      }
      return new Response(await response.text());
    } catch (error) {
      this.#pauseUntil = performance.now() + (this.options.pauseMs ?? second);
      throw error;
    }
  };
}

/** Whether the issuer's keys are available, and none of them has signed the token. */
function isForeignToken(error: unknown): boolean {
  return (
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof errors.JOSENotSupported
  );
}

/**
 * A URL whose answer cannot be changed in transit: https, or http to this machine.
 *
 * @param name the name of the setting, for the error
 * @throws Error
 */
export function fetchableUrl(text: string, name: string): URL {
  if (!URL.canParse(text)) throw new Error(`${name} is no URL.`);
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') {
    throw new Error(`${name} must not hold a user or a password.`);
  }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isThisMachine(url.hostname))) {
    throw new Error(`${name} must start with https://, as http:// is for this machine alone.`);
  }
  return url;
}

function isThisMachine(hostname: string): boolean {
  return /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}
