import { actionAnswer } from '../../../transports/admin/mailboxes/mailboxes.contract.js';
import type { AdministratorResets } from '../../../pin-reset/administrator-resets.js';
import type { Actor } from '../../../common/actor.js';
import type { HelpNote } from '../../../common/help-note.js';
import type { AdminApi } from './admin-api.js';
import { noteBody } from './note-body.js';

/** Resets by a service elsewhere. */
export class RemoteResets implements Pick<AdministratorResets, 'reset'> {
  constructor(private readonly api: AdminApi) {}

  async reset(address: string, _by: Actor, note?: HelpNote): Promise<void> {
    const request = { path: ['mailboxes', address, 'reset'], body: noteBody(note) };
    await this.api.act(request, actionAnswer);
  }
}
