import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { KeyRing, SealingKey } from '../../crypto/key-ring.js';

/** RFC 8410 7: an Ed25519 private key in PKCS #8, up to its 32 bytes. */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');

interface KeyPair {
  readonly secret: KeyObject;
  readonly open: KeyObject;
}

/**
 * The keys that sign the roots of the audit: Ed25519 (RFC 8032), kept outside the database. The current one
 * signs, all of them verify.
 */
@Injectable()
export class AuditKeys {
  readonly #pairs: ReadonlyMap<string, KeyPair>;
  readonly #current: string;

  constructor(ring: KeyRing) {
    this.#pairs = new Map(ring.all.map((key) => [key.id, keyPair(key)]));
    this.#current = ring.current.id;
  }

  /** The id of the key that signs. */
  get current(): string {
    return this.#current;
  }

  sign(text: string): Buffer {
    const pair = this.#pairs.get(this.#current);
    if (!pair) throw new Error('The current key is not in its ring.');
    return sign(null, Buffer.from(text), pair.secret);
  }

  /** Whether the key with this id signed the text; `unknown` if the ring has no such key. */
  check(keyId: string, text: string, signature: Buffer): 'right' | 'wrong' | 'unknown' {
    const pair = this.#pairs.get(keyId);
    if (!pair) return 'unknown';
    return verify(null, Buffer.from(text), pair.open, signature) ? 'right' : 'wrong';
  }

  /** The public key, for others who verify: 32 bytes in base64. Undefined if there is no such key. */
  publicKey(keyId: string): string | undefined {
    const pair = this.#pairs.get(keyId);
    return pair?.open.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');
  }
}

function keyPair({ key }: SealingKey): KeyPair {
  const der = Buffer.concat([pkcs8, key]);
  const secret = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  return { secret, open: createPublicKey(secret) };
}
