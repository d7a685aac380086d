import { actionAnswer } from '../../../transports/admin/mailboxes/mailboxes.contract.js';
import type { AdministratorResets } from '../../../pin-reset/administrator-resets.js';
import type { AdminApi } from './admin-api.js';

/** Resets by a service elsewhere. */
export class RemoteResets implements Pick<AdministratorResets, 'reset'> {
  constructor(private readonly api: AdminApi) {}

  async reset(address: string): Promise<void> {
    await this.api.act({ path: ['mailboxes', address, 'reset'] }, actionAnswer);
  }
}
