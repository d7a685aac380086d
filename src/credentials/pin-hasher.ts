import { Argon2id, sameHash, saltAndCost, saltOf } from '../crypto/argon2id.js';
import type { Sealer } from '../crypto/sealer.js';
import type { Pin } from '../pin-policy/pin.js';

/**
 * Turns PINs into sealed Argon2id hashes and compares them (P7). All hashes of a mailbox share one
 * salt, so that a single Argon2id run of a candidate both checks the whole history and is what gets
 * stored. A shared salt gives nothing away: the history never holds a PIN twice.
 */
export class PinHasher {
  constructor(
    private readonly argon2id: Argon2id,
    private readonly sealer: Sealer,
  ) {}

  /**
   * The candidate's sealed hash, or undefined when it is one of `used` (the mailbox's sealed
   * hashes, newest first).
   */
  async hashUnlessUsed(
    pin: Pin,
    mailboxId: string,
    used: readonly string[],
  ): Promise<string | undefined> {
    const known = used.map((sealed) => this.open(sealed, mailboxId));
    const comparable = known.find((phc) => this.argon2id.isCurrent(phc));
    const salt = comparable ? saltOf(comparable) : undefined;
    const hash = await this.argon2id.hash(pin.reveal(), salt);
    if (await this.matchesAny(pin, hash, known)) return undefined;
    return this.sealer.seal(hash, { purpose: 'pin', row: mailboxId });
  }

  /** As much work as `verify`, where there is no PIN to compare with (P10). */
  verifyNothing(): Promise<false> {
    return this.argon2id.verifyNothing('');
  }

  /** Whether `pin` is the one whose sealed hash this is. */
  verify(pin: Pin, sealed: string, mailboxId: string): Promise<boolean> {
    return this.argon2id.verify(this.open(sealed, mailboxId), pin.reveal());
  }

  // A group is what one run can check. There is more than one only until the PINs from before a
  // change of cost have left the history.
  private async matchesAny(pin: Pin, hash: string, known: readonly string[]): Promise<boolean> {
    const hashes = new Map([[saltAndCost(hash), hash]]);
    let used = false;
    for (const phc of known) {
      const group = saltAndCost(phc);
      const candidate = hashes.get(group) ?? (await this.argon2id.hashLike(phc, pin.reveal()));
      hashes.set(group, candidate);
      used = sameHash(candidate, phc) || used;
    }
    return used;
  }

  private open(sealed: string, mailboxId: string): string {
    return this.sealer.open(sealed, { purpose: 'pin', row: mailboxId });
  }
}
