import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/audit-log.js';
import type { Actor } from '../../common/actor.js';
import { Database } from '../../database/database.js';
import { addMailboxes, policyIds } from './mailbox-rows.js';
import { checkExtensions, heed, type SharingOptions } from './extension-check.js';
import { lockExtensions } from './extension-owners.js';
import { readMailboxDraft, type MailboxDraft } from './mailbox-draft.js';
import { readMailboxViews, type MailboxView } from './mailbox-views.js';
import {
  ProvisioningError,
  quoted,
  refuseIf,
  unlessTaken,
} from '../../accounts/provisioning-error.js';
import { nameKey } from '../../database/same-name.js';

/** Adds and shows single mailboxes. */
@Injectable()
export class MailboxesService {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
  ) {}

  /**
   * @param sendPin whether the running service is to make and mail the first PIN, in the background.
   * @throws ProvisioningError, DomainError DatabaseUnavailable
   */
  async add(
    draft: MailboxDraft,
    sendPin: boolean,
    by: Actor,
    sharing: SharingOptions = {},
  ): Promise<void> {
    const { mailbox, problems } = readMailboxDraft(draft);
    if (sendPin && !mailbox.umEnabled) {
      problems.push('a mailbox that is not enabled for UM can have no PIN sent');
    }
    refuseIf(problems);
    const taken = `there is a mailbox ${quoted(mailbox.address)} already`;
    await this.database.transaction(async (tx) => {
      const policyId = (await policyIds(tx)).get(nameKey(mailbox.policy));
      if (!policyId) {
        throw new ProvisioningError([`there is no policy ${quoted(mailbox.policy)}`]);
      }
      await lockExtensions(tx);
      const wanted = { ...mailbox, policyName: mailbox.policy };
      heed(await checkExtensions(tx, [wanted], sharing), sharing);
      const row = { ...mailbox, id: randomUUID(), policyId, firstPinWanted: sendPin };
      await unlessTaken('mailboxes_address', taken, () => addMailboxes(tx, this.audit, [row], by));
    });
  }

  list(): Promise<MailboxView[]> {
    return this.database.statement((manager) => readMailboxViews(manager));
  }

  /** @throws ProvisioningError, DomainError DatabaseUnavailable */
  async show(address: string): Promise<MailboxView> {
    const views = await this.database.statement((manager) => readMailboxViews(manager, address));
    const [view] = views;
    if (!view) throw new ProvisioningError([`there is no mailbox ${quoted(address)}`]);
    return view;
  }
}
