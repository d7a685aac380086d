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
  /** Where its keys are (RFC 7517 5); undefined: its discovery document says so. */
  readonly jwksUrl: string | undefined;
  /** For each answer of the issuer, milliseconds. */
  readonly timeoutMs?: number;
  /** From one fetch to the next for a key that is not known, milliseconds: strangers name any key. */
  readonly cooldownMs?: number;
  /** From a fetch that failed to the next, milliseconds. */
  readonly pauseMs?: number;
}

/** A key that the issuer has withdrawn is believed that long at most, milliseconds. */
const maxAgeMs = 600 * second;

/** The public keys of an issuer of tokens, fetched when they are needed, and kept. */
export class IssuerKeys {
  readonly #url: URL;
  #keys: Promise<RemoteJWKSet> | undefined;
  #pauseUntil = 0;

  /** @throws Error for a URL that is not safe to ask, naming the setting */
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
   * @throws JOSEError where there is no such key; DomainError DirectoryUnavailable
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
    // OpenID Connect Discovery 1.0 4.3: or it is the document of somebody else.
    const discovery = z.object({ issuer: z.literal(this.options.issuer), jwks_uri: z.string() });
    const { jwks_uri } = discovery.parse(await response.json());
    return fetchableUrl(jwks_uri, 'The jwks_uri of OIDC_ISSUER');
  }

  private readonly fetch: FetchImplementation = async (url, options) => {
    if (performance.now() < this.#pauseUntil) throw new Error('The issuer failed a moment ago.');
    try {
      const response = await fetch(url, options);
      if (response.status !== 200) throw new Error(`The issuer answered ${response.status}.`);
      return new Response(await response.text());
    } catch (error) {
      this.#pauseUntil = performance.now() + (this.options.pauseMs ?? second);
      throw error;
    }
  };
}

/** Whether the issuer's keys are at hand, and the token is not signed with one of them. */
function isForeignToken(error: unknown): boolean {
  return (
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof errors.JOSENotSupported
  );
}

/**
 * A URL whose answer nobody on the way can change: https, or http to this machine.
 *
 * @param name of the setting, for the error
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
