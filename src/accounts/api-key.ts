import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { inspect } from 'node:util';

/** So that people, and programs that look for secrets in code, know one when they see it. */
const form = /^umpin_([0-9a-f]{16})_([\w-]{43})$/;

/**
 * What a phone system shows to say who it is: `umpin_<id>_<secret>`. The id names the key in the
 * database, in lists and in the log. The secret has 256 random bits, which nobody can try through:
 * unlike a password it needs no slow hash to be kept, and no limit on tries. Like a PIN, a key cannot
 * be printed, logged or serialised by accident (P6); `reveal()` is the only way to it.
 */
export class ApiKey {
  readonly #secret: string;

  private constructor(
    readonly id: string,
    secret: string,
  ) {
    this.#secret = secret;
  }

  static make(): ApiKey {
    return new ApiKey(randomBytes(8).toString('hex'), randomBytes(32).toString('base64url'));
  }

  /** Undefined for anything that is not a key to the letter. */
  static parse(text: string): ApiKey | undefined {
    const [, id, secret] = form.exec(text) ?? [];
    return id === undefined || secret === undefined ? undefined : new ApiKey(id, secret);
  }

  /** What the database keeps of the secret: SHA-256, in hexadecimal. */
  get digest(): string {
    return createHash('sha256').update(this.#secret).digest('hex');
  }

  /** Whether this is the digest of the secret, after a time that does not tell how much of it is. */
  hasDigest(digest: string): boolean {
    const [own, other] = [Buffer.from(this.digest), Buffer.from(digest)];
    return own.length === other.length && timingSafeEqual(own, other);
  }

  reveal(): string {
    return `umpin_${this.id}_${this.#secret}`;
  }

  toString(): string {
    return '[API key]';
  }

  toJSON(): string {
    return '[API key]';
  }

  [inspect.custom](): string {
    return '[API key]';
  }
}
