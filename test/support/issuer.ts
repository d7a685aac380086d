import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  exportJWK,
  generateKeyPair,
  SignJWT,
  type CryptoKey,
  type JWK,
  type JWTPayload,
} from 'jose';

export interface IssuerKey {
  readonly alg: string;
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicJwk: JWK;
}

type Answer = (response: ServerResponse) => void;

/** Whom the tokens of this issuer are for, unless told otherwise. */
export const audience = 'umpin';

/** A real issuer of tokens: keys of its own, served over HTTP, and tokens as it is asked for. */
export class TestIssuer {
  /** The keys that it publishes; can be changed while it runs. */
  published: JWK[] = [];
  /** Its answer instead of the keys. */
  answerKeys: Answer | undefined;
  /** Overrides fields of its discovery document. */
  discovery: object = {};
  /** Paths that it was asked for. */
  readonly asked: string[] = [];

  private readonly server = createServer((request, response) => this.answer(request, response));

  static async start(): Promise<TestIssuer> {
    const issuer = new TestIssuer();
    await new Promise<void>((resolve) => issuer.server.listen(0, '127.0.0.1', resolve));
    return issuer;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  get jwksUrl(): string {
    return `${this.url}/keys`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** A new key, published immediately. */
  async newKey(alg: string, kid = `${alg}-${this.published.length}`): Promise<IssuerKey> {
    const key = await aKey(alg, kid);
    this.published.push(key.publicJwk);
    return key;
  }

  /** A token that is good for five minutes unless the claims say otherwise. */
  token(key: IssuerKey, claims: JWTPayload = {}, header: object = {}): Promise<string> {
    const now = Math.floor(Date.now() / 1_000);
    const payload = { iss: this.url, aud: audience, iat: now, exp: now + 300, ...claims };
    const { alg, kid, privateKey } = key;
    return new SignJWT(payload)
      .setProtectedHeader({ alg, kid, typ: 'at+jwt', ...header })
      .sign(privateKey);
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    this.asked.push(request.url ?? '');
    if (request.url === '/keys') {
      if (this.answerKeys) this.answerKeys(response);
      else json(response, { keys: this.published });
    } else if (request.url === '/.well-known/openid-configuration') {
      json(response, { issuer: this.url, jwks_uri: this.jwksUrl, ...this.discovery });
    } else {
      response.writeHead(404).end();
    }
  }
}

/** A key that is never published. */
export async function aKey(alg: string, kid: string): Promise<IssuerKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { alg, kid, privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, alg } };
}

function json(response: ServerResponse, document: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(document));
}
