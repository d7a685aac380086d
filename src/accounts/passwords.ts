import { Injectable, Logger } from '@nestjs/common';
import { Argon2id } from '../crypto/argon2id.js';
import { Sealer } from '../crypto/sealer.js';

/** Account passwords: Argon2id, sealed like PINs, so that they cannot be guessed from a stolen database. */
@Injectable()
export class Passwords {
  private readonly logger = new Logger(Passwords.name);

  constructor(
    private readonly argon2id: Argon2id,
    private readonly sealer: Sealer,
  ) {}

  /** The sealed hash of a password for the account with this id. */
  async hash(password: string, accountId: string): Promise<string> {
    const hash = await this.argon2id.hash(normalised(password));
    return this.sealer.seal(hash, { purpose: 'password', row: accountId });
  }

  /** No password is right for a hash that no key opens: an answer of its own would tell that the login exists (P10). */
  verify(password: string, sealed: string, accountId: string): Promise<boolean> {
    let hash: string;
    try {
      hash = this.sealer.open(sealed, { purpose: 'password', row: accountId });
    } catch (error) {
      this.logger.error({ msg: 'a password cannot be opened', account: accountId, err: error });
      return this.verifyDummy(password);
    }
    return this.argon2id.verify(hash, normalised(password));
  }

  /** As much work as `verify`, for a login that does not exist (P10). */
  verifyDummy(password: string): Promise<false> {
    return this.argon2id.verifyDummy(normalised(password));
  }
}

// NIST SP 800-63B-4 3.1.1.2: NFC, not NFKC, so that look-alikes stay different.
function normalised(password: string): string {
  return password.normalize('NFC');
}
