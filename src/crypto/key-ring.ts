import { hkdfSync } from 'node:crypto';

/** An AES-256 key, and the id by which sealed values refer to it. */
export interface SealingKey {
  readonly id: string;
  readonly key: Buffer;
}

/** What keys are derived for; key-rotation/derived-keys.ts says what the end of a key means for each. */
export type DerivedPurpose =
  'bounce token' | 'key check' | 'audit' | 'page session' | 'page sign-in';

/**
 * The sealing keys, which are kept outside the database (P7). The first one seals, all of them open: a new
 * key is added in front, and old ones stay until nothing is sealed under them.
 */
export class KeyRing {
  readonly #keys: ReadonlyMap<string, Buffer>;
  readonly #current: SealingKey;

  /** @throws TypeError that names the problem, never a key */
  constructor(keys: readonly SealingKey[]) {
    const [current] = keys;
    if (!current) throw new TypeError('needs at least one key');
    this.#current = current;
    this.#keys = new Map(keys.map(({ id, key }) => [id, key]));
    if (this.#keys.size !== keys.length) throw new TypeError('names a key id twice');
  }

  // Private fields and accessors: printing a key ring prints no key (P6).
  get current(): SealingKey {
    return this.#current;
  }

  /** The ids of all keys, that of the current one first. */
  get ids(): readonly string[] {
    return [...this.#keys.keys()];
  }

  /** All keys, the current one first. */
  get all(): readonly SealingKey[] {
    return [...this.#keys].map(([id, key]) => ({ id, key }));
  }

  key(id: string): Buffer | undefined {
    return this.#keys.get(id);
  }

  /**
   * Keys of 32 bytes for one other purpose (HKDF, RFC 5869), one from each key of the ring, that of the
   * current one first. They say nothing about the keys of the ring, or about those for another purpose.
   */
  derive(purpose: DerivedPurpose): readonly [Buffer, ...Buffer[]] {
    const derived = (key: Buffer) =>
      Buffer.from(hkdfSync('sha256', key, '', `umpin:${purpose}`, 32));
    const [, ...others] = this.#keys.values();
    return [derived(this.#current.key), ...others.map(derived)];
  }

  /** Such keys as a ring; the id of each is that of the key it was derived from, after a prefix. */
  derivedRing(purpose: DerivedPurpose, prefix: string): KeyRing {
    const keys = this.derive(purpose);
    return new KeyRing(this.ids.map((id, at) => ({ id: prefix + id, key: keys[at] ?? keys[0] })));
  }

  /**
   * `id:check` of each key, that of the current one first: tells whether two rings have the same keys under
   * the same ids. 32 bits of a derived key say nothing about the key itself.
   */
  checks(): readonly string[] {
    const derived = this.derive('key check');
    return this.ids.map((id, at) => `${id}:${derived[at]?.toString('hex', 0, 4) ?? ''}`);
  }

  /**
   * Reads `id:base64,id:base64`, where each key is 32 random bytes.
   *
   * @throws TypeError that names the problem, never a key
   */
  static parse(text: string): KeyRing {
    return new KeyRing(text.split(',').map((entry, index) => parseEntry(entry.trim(), index + 1)));
  }
}

function parseEntry(entry: string, position: number): SealingKey {
  const match = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/]{43}=)$/.exec(entry);
  if (!match) {
    throw new TypeError(`entry ${position} is not of the form id:base64, with a key of 32 bytes`);
  }
  const [, id = '', base64 = ''] = match;
  return { id, key: Buffer.from(base64, 'base64') };
}
