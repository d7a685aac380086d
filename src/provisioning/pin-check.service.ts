import { PinCredential } from '../credentials/pin-credential.entity.js';
import type { PinHasher } from '../credentials/pin-hasher.js';
import type { Database } from '../database/database.js';
import type { Pin } from '../pin-policy/pin.js';
import { mailboxByAddress } from './mailbox-rows.js';

/**
 * Tells an operator whether a PIN is the valid one. Not a door for phone systems: it counts no wrong
 * tries and heeds no lock, as whoever runs it holds the sealing keys anyway.
 */
export class PinCheckService {
  constructor(
    private readonly database: Database,
    private readonly hasher: PinHasher,
  ) {}

  /**
   * Whether `pin` is the mailbox's valid PIN; one that is still on its way by mail is not (P2).
   *
   * @throws ProvisioningError if there is no such mailbox; DomainError DatabaseUnavailable
   */
  async checkPin(address: string, pin: Pin): Promise<boolean> {
    const credential = await this.database.statement(async (manager) => {
      const { id: mailboxId } = await mailboxByAddress(manager, address);
      return manager.findOneBy(PinCredential, { mailboxId });
    });
    if (!credential?.sealedHash) return false;
    return this.hasher.verify(pin, credential.sealedHash, credential.mailboxId);
  }
}
