import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SignJWT, type JWTPayload } from 'jose';
import { aKey, type IssuerKey } from './issuer.js';

interface Issued {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly challenge: string;
  readonly nonce: string;
  readonly person: JWTPayload;
}

export const client = { id: 'umpin-pages', secret: 'a made-up secret of a client' };

/** Where the test service is to be sent back to. */
export const redirectUri = 'https://mail.example.com/sign-in/oidc/callback';

/**
 * An issuer at which people sign in: the authorization code flow with PKCE (RFC 6749, RFC 7636, RFC 9207, OpenID
 * Connect Core 1.0 3.1), as strict as a real one. Whoever comes is the person that the test has put there.
 */
export class SignInIssuer {
  /** The claims of whoever sits in front of the browser. */
  person: JWTPayload = {};
  /** Of the ID token beside those; to make one that is wrong. */
  claims: JWTPayload = {};
  /** What else is at the UserInfo endpoint. */
  userInfo: object = {};
  /** What signs ID tokens. */
  signer!: IssuerKey;
  /** An answer instead of that of an endpoint. */
  answers: Partial<Record<string, (response: ServerResponse) => void>> = {};
  /** Overrides fields of the discovery document. */
  discovery: object = {};
  /** Undefined for a public client. */
  secret: string | undefined = client.secret;
  readonly asked: string[] = [];
  /** Everything that must never be on a page or in a log. */
  readonly secrets: string[] = [];

  private readonly codes = new Map<string, Issued>();
  private readonly tokens = new Map<string, JWTPayload>();
  private published!: IssuerKey;
  private readonly server: Server = createServer((request, response) => {
    this.answer(request, response).catch(() => response.destroy());
  });

  static async start(): Promise<SignInIssuer> {
    const issuer = new SignInIssuer();
    issuer.published = issuer.signer = await aKey('ES256', 'published');
    await issuer.up(0);
    return issuer;
  }

  private port = 0;

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async up(port = this.port): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(port, '127.0.0.1', resolve));
    this.port = (this.server.address() as AddressInfo).port;
  }

  async down(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Back to what `start` makes. */
  reset(): void {
    Object.assign(this, { person: {}, claims: {}, userInfo: {}, answers: {}, discovery: {} });
    this.signer = this.published;
    this.secret = client.secret;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', this.url);
    this.asked.push(url.pathname);
    const instead = this.answers[url.pathname];
    if (instead) instead(response);
    else if (url.pathname === '/.well-known/openid-configuration') this.describe(response);
    else if (url.pathname === '/keys') json(response, { keys: [this.published.publicJwk] });
    else if (url.pathname === '/authorize') this.authorize(url.searchParams, response);
    else if (url.pathname === '/token') await this.issue(request, response);
    else if (url.pathname === '/userinfo') this.tell(request, response);
    else response.writeHead(404).end();
  }

  private describe(response: ServerResponse): void {
    const at = (path: string) => `${this.url}/${path}`;
    json(response, {
      issuer: this.url,
      authorization_endpoint: at('authorize'),
      token_endpoint: at('token'),
      userinfo_endpoint: at('userinfo'),
      jwks_uri: at('keys'),
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['ES256', 'HS256', 'none'],
      authorization_response_iss_parameter_supported: true,
      ...this.discovery,
    });
  }

  private authorize(query: URLSearchParams, response: ServerResponse): void {
    const { client_id, redirect_uri, response_type, scope, state, nonce, ...pkce } =
      Object.fromEntries(query) as Record<string, string>;
    const known = client_id === client.id && redirect_uri === redirectUri;
    const complete = response_type === 'code' && scope?.split(' ').includes('openid');
    const proven = pkce.code_challenge_method === 'S256' && state && nonce && pkce.code_challenge;
    if (!known || !complete || !proven) {
      response.writeHead(400).end('This client is set up in another way.');
      return;
    }
    const code = randomUUID();
    this.codes.set(code, {
      clientId: client_id,
      redirectUri: redirect_uri,
      challenge: pkce.code_challenge ?? '',
      nonce,
      person: this.person,
    });
    this.secrets.push(code, state, nonce);
    const answer = new URLSearchParams({ code, state, iss: this.url });
    response.writeHead(302, { location: `${redirect_uri}?${answer.toString()}` }).end();
  }

  private async issue(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams(await text(request));
    const refusal = this.isClient(request, form) ? 'invalid_grant' : 'invalid_client';
    const code = form.get('code') ?? '';
    const issued = this.codes.get(code);
    this.codes.delete(code);
    const challenge = createHash('sha256').update(form.get('code_verifier') ?? '');
    const proven = issued?.challenge === challenge.digest('base64url');
    const fits = issued?.redirectUri === form.get('redirect_uri');
    if (refusal === 'invalid_client' || !issued || !proven || !fits) {
      const description = 'secret words <b>of the issuer</b>';
      json(response, { error: refusal, error_description: description }, 400);
      return;
    }
    const now = Math.floor(Date.now() / 1_000);
    const { alg, kid, privateKey } = this.signer;
    const { nonce, person, clientId: aud } = issued;
    const idToken = await new SignJWT({
      ...{ iss: this.url, aud, iat: now, exp: now + 300, nonce, ...person, ...this.claims },
    })
      .setProtectedHeader({ alg, kid })
      .sign(privateKey);
    const accessToken = randomUUID();
    this.tokens.set(accessToken, person);
    this.secrets.push(idToken, accessToken, ...idToken.split('.'));
    json(response, { access_token: accessToken, token_type: 'Bearer', id_token: idToken });
  }

  private isClient(
    { headers: { authorization } }: IncomingMessage,
    form: URLSearchParams,
  ): boolean {
    const encoded = Buffer.from(authorization?.replace(/^Basic /, '') ?? '', 'base64').toString();
    const [id, secret] = encoded.split(':').map((part) => decodeURIComponent(part));
    if (this.secret === undefined) return !authorization && form.get('client_id') === client.id;
    return id === client.id && secret?.replaceAll('+', ' ') === this.secret;
  }

  private tell(
    { headers: { authorization = '' } }: IncomingMessage,
    response: ServerResponse,
  ): void {
    const person = this.tokens.get(authorization.replace(/^Bearer /, ''));
    if (person) json(response, { sub: person.sub, ...this.userInfo });
    else response.writeHead(401).end();
  }
}

function json(response: ServerResponse, document: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(document));
}
