import { errors, jwtVerify, type JWTPayload } from 'jose';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  AuthorizationResponseError,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientError,
  ClientSecretBasic,
  ClientSecretPost,
  customFetch,
  discovery,
  fetchUserInfo,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  ResponseBodyError,
  type ClientAuth,
  type Configuration,
  type CustomFetch,
} from 'openid-client';
import { DomainError } from '../../../common/domain-error.js';
import type { Principal } from '../../principal.js';
import type { ExternalPrincipals } from '../external-principals.js';
import {
  fetchableUrl,
  IssuerAnswerError,
  IssuerKeys,
  type IssuerKeysOptions,
} from './issuer-keys.js';
import { SignInFailed } from './sign-in-failed.js';
import { readIdentity, type ClaimNames } from './token-identity.js';

export interface CodeFlowOptions extends IssuerKeysOptions, ClaimNames {
  readonly clientId: string;
  /** Undefined for a public client. */
  readonly clientSecret: string | undefined;
  readonly scopes: string;
  /** Accepted signature algorithms, as for BearerTokens. */
  readonly algorithms: readonly string[];
  /** Where the issuer sends the browser back to, as it is registered there. */
  readonly redirectUrl: string;
}

/** What has to be remembered of a sign-in while the browser is at the issuer: without it, a code is of no use. */
export interface CodeTransaction {
  readonly state: string;
  readonly nonce: string;
  /** Of PKCE (RFC 7636). */
  readonly verifier: string;
}

const second = 1_000;

/** How long the issuer's discovery document is taken as current, milliseconds. */
const metadataAgeMs = 600 * second;

/** Tolerated difference from the issuer's clock, seconds; openid-client tolerates as much. */
const clockToleranceSeconds = 30;

/**
 * People who sign in at an issuer, by the authorization code flow of OpenID Connect with PKCE. The issuer's keys, its
 * algorithms and the claims are those of BearerTokens.
 */
export class CodeFlow {
  private readonly keys: IssuerKeys;
  #metadata: { readonly configuration: Promise<Configuration>; readonly until: number } | undefined;

  /** @throws Error if a URL of the issuer is not safe to fetch; it names the setting */
  constructor(
    private readonly options: CodeFlowOptions,
    private readonly people: ExternalPrincipals,
  ) {
    fetchableUrl(options.issuer, 'OIDC_ISSUER');
    this.keys = new IssuerKeys(options);
  }

  /**
   * Where to send the browser, and what to remember meanwhile.
   *
   * @throws DomainError DirectoryUnavailable
   */
  async start(): Promise<{ url: string; transaction: CodeTransaction }> {
    const transaction = {
      state: randomState(),
      nonce: randomNonce(),
      verifier: randomPKCECodeVerifier(),
    };
    try {
      const url = buildAuthorizationUrl(await this.configuration(), {
        redirect_uri: this.options.redirectUrl,
        scope: this.options.scopes,
        state: transaction.state,
        nonce: transaction.nonce,
        code_challenge: await calculatePKCECodeChallenge(transaction.verifier),
        code_challenge_method: 'S256',
      });
      return { url: fetchableUrl(url.href, 'The sign-in page of OIDC_ISSUER').href, transaction };
    } catch (error) {
      throw unavailable(error);
    }
  }

  /**
   * The principal, or undefined if this service has disabled the account.
   *
   * @param answer the query with which the issuer has sent the browser back
   * @throws SignInFailed, DomainError DirectoryUnavailable, DatabaseUnavailable
   */
  async finish(
    answer: URLSearchParams,
    transaction: CodeTransaction,
  ): Promise<Principal | undefined> {
    let claims: JWTPayload;
    try {
      claims = await this.claims(answer, transaction);
    } catch (error) {
      throw failureOf(error);
    }
    const identity = readIdentity(claims, this.options);
    if (!identity) throw new SignInFailed('failed', 'no claim with a login');
    return this.people.find(identity);
  }

  private async claims(answer: URLSearchParams, transaction: CodeTransaction): Promise<JWTPayload> {
    const configuration = await this.configuration();
    const url = new URL(this.options.redirectUrl);
    url.search = answer.toString();
    const tokens = await authorizationCodeGrant(configuration, url, {
      expectedState: transaction.state,
      expectedNonce: transaction.nonce,
      pkceCodeVerifier: transaction.verifier,
      idTokenExpected: true,
    });
    const claims = await this.signed(tokens.id_token ?? '');
    const identity = readIdentity(claims, this.options);
    const complete = identity?.address !== undefined;
    if (complete || !configuration.serverMetadata().userinfo_endpoint) return claims;
    // OpenID Connect Core 1.0 5.4: the claims of scopes may be there, and not in the token.
    const more = await fetchUserInfo(configuration, tokens.access_token, claims.sub ?? '');
    return { ...more, ...claims };
  }

  /** openid-client trusts the connection to the token endpoint alone (OpenID Connect Core 1.0 3.1.3.7). */
  private async signed(token: string): Promise<JWTPayload> {
    const { issuer, clientId: audience, algorithms } = this.options;
    const { payload } = await jwtVerify(token, this.keys.find, {
      issuer,
      audience,
      algorithms: [...algorithms],
      clockTolerance: clockToleranceSeconds,
      requiredClaims: ['sub', 'exp', 'nonce'],
    });
    return payload;
  }

  private configuration(): Promise<Configuration> {
    const now = performance.now();
    if (!this.#metadata || this.#metadata.until < now) {
      const configuration = this.discover();
      this.#metadata = { configuration, until: now + metadataAgeMs };
      configuration.catch(() => (this.#metadata = undefined));
    }
    return this.#metadata.configuration;
  }

  private discover(): Promise<Configuration> {
    const { issuer, clientId, clientSecret, timeoutMs = 3 * second } = this.options;
    const server = fetchableUrl(issuer, 'OIDC_ISSUER');
    return discovery(server, clientId, undefined, authenticationWith(clientSecret), {
      [customFetch]: safeFetch,
      timeout: timeoutMs / second,
      // fetchableUrl lets it be this machine alone, which is what the mark "deprecated" warns of.
      // eslint-disable-next-line @typescript-eslint/no-deprecated
      execute: server.protocol === 'http:' ? [allowInsecureRequests] : [],
    });
  }
}

/** Every endpoint that a discovery document names has to be as safe to ask as the issuer. */
const safeFetch: CustomFetch = (url, options) =>
  fetch(fetchableUrl(url, 'An endpoint of OIDC_ISSUER'), options as RequestInit);

function authenticationWith(secret: string | undefined): ClientAuth {
  if (secret === undefined) return None();
  const basic = ClientSecretBasic(secret);
  const post = ClientSecretPost(secret);
  return (server, ...more) => {
    // OpenID Connect Discovery 1.0 3: if it names none, Basic.
    const { token_endpoint_auth_methods_supported: known = ['client_secret_basic'] } = server;
    (known.includes('client_secret_basic') ? basic : post)(server, ...more);
  };
}

/** The issuer says so of itself (RFC 6749 4.1.2.1). */
const overloaded = ['temporarily_unavailable', 'server_error'];

/** Codes of openid-client for answers that do not prove who signs in. */
const unproven = [
  'OAUTH_INVALID_RESPONSE',
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
  'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED',
];

function failureOf(error: unknown): Error {
  if (error instanceof DomainError) return error;
  if (error instanceof AuthorizationResponseError) {
    if (overloaded.includes(error.error)) return unavailable(error);
    const reason = error.error === 'access_denied' ? 'denied' : 'failed';
    return new SignInFailed(reason, codeOf(error.error));
  }
  // RFC 6749 5.2: the code is used up, or of another client. Other errors are about this service.
  if (error instanceof ResponseBodyError && error.error === 'invalid_grant') {
    return new SignInFailed('failed', error.error);
  }
  if (error instanceof ClientError && unproven.includes(error.code ?? '')) {
    return new SignInFailed('failed', error.code ?? '');
  }
  if (error instanceof errors.JOSEError) return new SignInFailed('failed', error.code);
  return unavailable(error);
}

/** For the log without what the library puts into its errors: answers of the issuer, with tokens and claims. */
function unavailable(error: unknown): DomainError {
  return new DomainError(
    'DirectoryUnavailable',
    { directory: 'OIDC_ISSUER' },
    { cause: harmless(error) },
  );
}

function harmless(error: unknown): Error {
  if (error instanceof AuthorizationResponseError || error instanceof ResponseBodyError) {
    return new IssuerAnswerError(`It answered ${codeOf(error.error)}.`);
  }
  if (error instanceof ClientError) return new IssuerAnswerError(`${error.code}: ${error.message}`);
  return error instanceof Error ? error : new Error('unforeseen');
}

/** A code as RFC 6749 has them: the rest of what a browser or the issuer sends is no text for a log. */
function codeOf(code: string): string {
  return /^[a-z_]{1,40}$/.test(code) ? code : 'an unknown error';
}
