import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { KeyRing } from './key-ring.js';

/** The place that a sealed value belongs to: it cannot be opened in another one. */
export interface SealContext {
  readonly purpose: 'pin' | 'password' | 'mail';
  /** The id of its row. */
  readonly row: string;
}

/** The id of the key that a value is sealed with. */
export function keyIdOf(sealed: string): string {
  return sealed.slice(0, sealed.indexOf('.'));
}

/** AES-GCM: 96-bit nonce (NIST SP 800-38D 8.2.2), 128-bit tag. */
const nonceLength = 12;
const tagLength = 16;

/**
 * Seals values for the database with the current key of the ring: AES-256-GCM, bound by its associated
 * data to one purpose and one row (P7). The format is `keyId.base64url(nonce|text|tag)`, so a database
 * search finds the values that are still sealed with an old key.
 */
@Injectable()
export class Sealer {
  constructor(private readonly keys: KeyRing) {}

  seal(text: string, context: SealContext): string {
    const { id, key } = this.keys.current;
    const nonce = randomBytes(nonceLength);
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(associatedData(context));
    const sealed = [nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()];
    return `${id}.${Buffer.concat(sealed).toString('base64url')}`;
  }

  /** @throws Error if the key is not in the ring, or if the value was altered or moved */
  open(sealed: string, context: SealContext): string {
    const id = keyIdOf(sealed);
    const key = this.keys.key(id);
    if (!key) throw new Error(`The sealing key ${id} is not in the key ring.`);
    const bytes = Buffer.from(sealed.slice(id.length + 1), 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceLength), {
      authTagLength: tagLength,
    });
    decipher.setAAD(associatedData(context)).setAuthTag(bytes.subarray(-tagLength));
    const text = decipher.update(bytes.subarray(nonceLength, -tagLength));
    return Buffer.concat([text, decipher.final()]).toString('utf8');
  }
}

function associatedData({ purpose, row }: SealContext): Buffer {
  return Buffer.from(`umpin:${purpose}:${row}`);
}
