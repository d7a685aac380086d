import { Injectable } from '@nestjs/common';
import { PinCredential } from '../pin-credential.entity.js';
import { PinHasher } from '../pin-hasher.js';
import { Database } from '../../database/database.js';
import type { Pin } from '../../pin-policy/pin.js';
import { mailboxByAddress } from './mailbox-rows.js';
import { readMailboxViews } from './mailbox-views.js';

/**
 * The result of checking a PIN.
 * - valid: it opens the mailbox
 * - not valid: it is not the mailbox's PIN; or the mailbox is not enabled for UM, or has none yet
 * - locked: no PIN opens the mailbox, after too many failed attempts
 * - expired: it was the valid one, made by the system, and its owner did not change it in time
 */
export type PinWorth = 'valid' | 'not valid' | 'locked' | 'expired';

/**
 * Tells an operator how the service would answer a phone system about a PIN. It is not for phone systems:
 * it does not count failed attempts, because the operator holds the sealing keys anyway.
 */
@Injectable()
export class PinDryRunService {
  constructor(
    private readonly database: Database,
    private readonly hasher: PinHasher,
  ) {}

  /**
   * Checks `pin` against the valid PIN. A staged one is not valid (P2), and this is no proof of receipt:
   * only a sign-in at the phone is.
   *
   * @throws ProvisioningError if there is no such mailbox; DomainError DatabaseUnavailable
   */
  async checkPin(address: string, pin: Pin): Promise<PinWorth> {
    const { view, credential } = await this.database.statement(async (manager) => {
      const { id: mailboxId } = await mailboxByAddress(manager, address);
      const [found] = await readMailboxViews(manager, { address });
      return { view: found, credential: await manager.findOneBy(PinCredential, { mailboxId }) };
    });
    if (!view?.umEnabled) return 'not valid';
    // Also before the first PIN, as attempts at one that is on its way count.
    if (view.pin.locked) return 'locked';
    if (!credential?.sealedHash) return 'not valid';
    const right = await this.hasher.verify(pin, credential.sealedHash, credential.mailboxId);
    if (!right) return 'not valid';
    return view.pin.temporary && view.pin.expired ? 'expired' : 'valid';
  }
}
