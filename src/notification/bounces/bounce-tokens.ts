import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { KeyRing } from '../../crypto/key-ring.js';
import { decodeBase32, encodeBase32 } from './base32.js';

/** Nest's token for the address that reports come to, as in bounces@umpin.example.com; undefined for none. */
export const BOUNCE_ADDRESS = Symbol('bounce address');

const idBytes = 16;

/** RFC 2104 5: a truncated MAC keeps at least 80 bits. */
const macBytes = 10;

/** Characters of a token; they have to fit into a local part with the name and its delimiter. */
export const tokenLength = Math.ceil(((idBytes + macBytes) * 8) / 5);

/**
 * The envelope sender of each mail (VERP): `bounces+TOKEN@…`. The token holds the id of the mail and a MAC, so
 * that a report about a mail can come only from those who have seen its envelope, and says itself which mail
 * it is about. The same mail has the same token as long as the current key stays (P4).
 */
@Injectable()
export class BounceTokens {
  readonly #keys: readonly [Buffer, ...Buffer[]];
  private readonly address: { readonly name: string; readonly domain: string } | undefined;

  constructor(
    keyRing: KeyRing,
    @Inject(BOUNCE_ADDRESS)
    address: string | undefined,
  ) {
    this.#keys = keyRing.derive('bounce token');
    const at = address?.lastIndexOf('@') ?? 0;
    this.address = address
      ? { name: address.slice(0, at), domain: address.slice(at + 1) }
      : undefined;
  }

  /** The envelope sender of a mail; undefined if reports have no address here. */
  returnPathOf(mailId: string): string | undefined {
    if (!this.address) return undefined;
    const id = Buffer.from(mailId.replaceAll('-', ''), 'hex');
    const token = encodeBase32(Buffer.concat([id, macOf(id, this.#keys[0])]));
    return `${this.address.name}+${token}@${this.address.domain}`;
  }

  /**
   * The id of the mail that a report to this address is about; undefined if no key of the ring has made its
   * token. Mail servers may change the case of an address, and its domain by an alias.
   */
  mailIdOf(recipient: string): string | undefined {
    const localPart = recipient.slice(0, Math.max(recipient.lastIndexOf('@'), 0)).toLowerCase();
    const prefix = this.address && `${this.address.name.toLowerCase()}+`;
    const bytes =
      prefix !== undefined && localPart.startsWith(prefix)
        ? decodeBase32(localPart.slice(prefix.length))
        : undefined;
    return bytes?.length === idBytes + macBytes && this.isGenuine(bytes)
      ? uuidOf(bytes.subarray(0, idBytes))
      : undefined;
  }

  // Compared with every key in constant time: the answer takes as long for a MAC that is almost right.
  private isGenuine(token: Buffer): boolean {
    const [id, mac] = [token.subarray(0, idBytes), token.subarray(idBytes)];
    return this.#keys.map((key) => timingSafeEqual(macOf(id, key), mac)).includes(true);
  }
}

function macOf(id: Buffer, key: Buffer): Buffer {
  return createHmac('sha256', key).update(id).digest().subarray(0, macBytes);
}

function uuidOf(id: Buffer): string {
  return id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
