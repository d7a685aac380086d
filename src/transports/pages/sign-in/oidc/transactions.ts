import type { FastifyReply, FastifyRequest } from 'fastify';
import { EncryptJWT, jwtDecrypt } from 'jose';
import { z } from 'zod';
import { cookieName, cookieOf, cookieOptions, setCookie } from '../../session/cookies.js';

const transaction = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** The page that the sign-in leads to. */
  to: z.string(),
  /** Milliseconds since the epoch. */
  until: z.number(),
});

export type Transaction = z.output<typeof transaction>;

/** How long a person may take at the issuer, seconds. */
const maxAge = 600;

/** Sign-ins of one browser that may be under way, one in each tab; with more, the oldest is forgotten. */
const capacity = 3;

/** A cookie has at most 4,096 bytes (RFC 6265 6.1); a longer path would leave no room for other tabs. */
const longestPath = 512;

const encryption = { alg: 'dir', enc: 'A256GCM' } as const;

/**
 * What has to be remembered while people are at the issuer, in a cookie that only this service can read: nothing of
 * a stranger is in the database, and the answer may come to another instance.
 */
export class SignInTransactions {
  readonly #cookie: string;

  /** @param keys of 32 bytes, the current one first; the others are accepted */
  constructor(
    private readonly keys: readonly [Uint8Array, ...Uint8Array[]],
    private readonly secure: boolean,
  ) {
    this.#cookie = cookieName('oidc', secure);
  }

  async add(
    request: FastifyRequest,
    reply: FastifyReply,
    begun: Omit<Transaction, 'until'>,
  ): Promise<void> {
    const to = begun.to.length > longestPath ? '/' : begun.to;
    const added = { ...begun, to, until: Date.now() + maxAge * 1_000 };
    const others = (await this.of(request)).slice(1 - capacity);
    await this.keep(reply, [...others, added]);
  }

  /** The transaction with this state, which is over with that; undefined if this browser has none. */
  async take(
    request: FastifyRequest,
    reply: FastifyReply,
    state: string,
  ): Promise<Transaction | undefined> {
    const all = await this.of(request);
    const found = all.find((each) => each.state === state);
    const others = all.filter((each) => each !== found);
    if (found) await this.keep(reply, others);
    return found;
  }

  private async of(request: FastifyRequest): Promise<Transaction[]> {
    const cookie = cookieOf(request, this.#cookie) ?? '';
    for (const key of this.keys) {
      const content = await jwtDecrypt(cookie, key, {
        keyManagementAlgorithms: [encryption.alg],
        contentEncryptionAlgorithms: [encryption.enc],
      }).catch(() => undefined);
      const { data = [] } = z.array(transaction).safeParse(content?.payload.transactions);
      if (content) return data.filter(({ until }) => until > Date.now());
    }
    return [];
  }

  private async keep(reply: FastifyReply, transactions: readonly Transaction[]): Promise<void> {
    const empty = transactions.length === 0;
    const [current] = this.keys;
    const value = empty
      ? ''
      : await new EncryptJWT({ transactions }).setProtectedHeader(encryption).encrypt(current);
    // Lax: the issuer's page, which is of another site, leads back here.
    setCookie(reply, this.#cookie, value, {
      ...cookieOptions(this.secure),
      sameSite: 'lax',
      maxAge: empty ? 0 : maxAge,
    });
  }
}
