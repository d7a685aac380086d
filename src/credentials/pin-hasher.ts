import { Injectable } from '@nestjs/common';
import { Argon2id, sameHash, saltAndCost, saltOf } from '../crypto/argon2id.js';
import { Sealer } from '../crypto/sealer.js';
import type { Pin } from '../pin-policy/pin.js';

/**
 * Turns PINs into sealed Argon2id hashes and compares them (P7). All hashes of a mailbox share one
 * salt, so that one Argon2id run of a candidate both checks the whole history and yields the hash to
 * store. A shared salt reveals nothing: the history never holds a PIN twice.
 */
@Injectable()
export class PinHasher {
  constructor(
    private readonly argon2id: Argon2id,
    private readonly sealer: Sealer,
  ) {}

  /**
   * The candidate's sealed hash, or undefined if the PIN is one of `used` (the mailbox's sealed
   * hashes, newest first).
   */
  async hashIfNotReused(
    pin: Pin,
    mailboxId: string,
    used: readonly string[],
  ): Promise<string | undefined> {
    const known = used.map((sealed) => this.open(sealed, mailboxId));
    const comparable = known.find((phc) => this.argon2id.isCurrent(phc));
    const salt = comparable ? saltOf(comparable) : undefined;
    const hash = await this.argon2id.hash(pin.reveal(), salt);
    if ((await this.compare(pin, known, hash)).includes(true)) return undefined;
    return this.sealer.seal(hash, { purpose: 'pin', row: mailboxId });
  }

  /** The same work as `match`, for a mailbox without a PIN to compare with (P10). */
  verifyDummy(): Promise<false> {
    return this.argon2id.verifyDummy('');
  }

  /**
   * The first of a mailbox's sealed hashes that is the hash of this PIN; undefined if none is. It takes
   * one Argon2id run as long as all of them share one salt and one cost.
   */
  async match(pin: Pin, sealed: readonly string[], mailboxId: string): Promise<string | undefined> {
    const known = sealed.map((each) => this.open(each, mailboxId));
    return sealed[(await this.compare(pin, known)).indexOf(true)];
  }

  /** Whether this is the sealed hash of `pin`. */
  async verify(pin: Pin, sealed: string, mailboxId: string): Promise<boolean> {
    return (await this.match(pin, [sealed], mailboxId)) !== undefined;
  }

  // One run checks all hashes of the same salt and cost. There are several such groups only until the
  // PINs from before a change of cost have left the history. Every hash is compared, so that timing
  // does not reveal which one matches.
  private async compare(pin: Pin, known: readonly string[], hash?: string): Promise<boolean[]> {
    const hashes = new Map(hash === undefined ? [] : [[saltAndCost(hash), hash]]);
    const same: boolean[] = [];
    for (const phc of known) {
      const group = saltAndCost(phc);
      const candidate = hashes.get(group) ?? (await this.argon2id.hashLike(phc, pin.reveal()));
      hashes.set(group, candidate);
      same.push(sameHash(candidate, phc));
    }
    return same;
  }

  private open(sealed: string, mailboxId: string): string {
    return this.sealer.open(sealed, { purpose: 'pin', row: mailboxId });
  }
}
