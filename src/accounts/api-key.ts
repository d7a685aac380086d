import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { inspect } from 'node:util';

/** Recognisable by people, and by programs that search code for secrets. */
const form = /^umpin_([0-9a-f]{16})_([\w-]{43})$/;

/**
 * The credentials of a phone system: `umpin_<id>_<secret>`. The id names the key in the database, in
 * lists and in the log. The secret has 256 random bits, too many to guess: unlike a password it needs
 * neither a slow hash nor a limit on attempts. Like a PIN, a key cannot be printed, logged or
 * serialised by accident (P6); only `reveal()` returns it.
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

  /** Undefined for anything that is not exactly a key. */
  static parse(text: string): ApiKey | undefined {
    const [, id, secret] = form.exec(text) ?? [];
    return id === undefined || secret === undefined ? undefined : new ApiKey(id, secret);
  }

  /** The digest of the secret that the database keeps: SHA-256, in hexadecimal. */
  get digest(): string {
    return createHash('sha256').update(this.#secret).digest('hex');
  }

  /** Whether this is the digest of the secret, in constant time. */
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
