import { Injectable } from '@nestjs/common';
import { accountsOfMailbox, type ExportedAccount } from '../../accounts/accounts-of-mailbox.js';
import type { MailboxScope } from '../../accounts/mailbox-scope.js';
import { sessionsOfMailbox, type SessionFacts } from '../../accounts/page-sessions.repository.js';
import { AuditLog } from '../../audit/audit-log.js';
import { eventsOfMailbox, type EventOfMailbox } from '../../audit/mailbox-record.js';
import { campaignsOfMailbox, type CampaignPart } from '../../campaigns/campaigns-of-mailbox.js';
import type { Actor } from '../../common/actor.js';
import { Database } from '../../database/database.js';
import type { Tx } from '../../database/transaction.js';
import { waitingMailOf, type WaitingFacts } from '../../notification/outbox/waiting-mail.js';
import { mailboxByAddress, noMailbox } from './mailbox-rows.js';
import { readMailboxViews, type MailboxView } from './mailbox-views.js';

/**
 * All that is stored about the owner of a mailbox, but for PINs, passwords and keys: there are none in clear, and
 * their hashes are of use only to somebody who wants to guess them.
 */
export interface MailboxExport extends MailboxView {
  readonly addedAt: Date;
  /** PINs that cannot be used again, of which hashes are stored. */
  readonly earlierPins: number;
  /** What resets and reminders go by. */
  readonly resets: ResetFacts;
  /** Whether the hash of the PIN before the valid one is kept, in case the mail of the valid one bounces. */
  readonly previousPinKept: boolean;
  readonly accounts: readonly ExportedAccount[];
  /** Of the pages, with those that have ended and were not deleted yet. */
  readonly sessions: readonly SessionFacts[];
  readonly waitingMails: readonly WaitingFacts[];
  readonly campaigns: readonly CampaignPart[];
  /** The oldest first. */
  readonly events: readonly EventOfMailbox[];
}

interface ResetFacts {
  /** How many PINs there have been. */
  readonly generation: number;
  /** The PIN whose end its owner was reminded of. */
  readonly remindedGeneration: number | null;
  readonly resetId: string | null;
  readonly stagedResetId: string | null;
  readonly stagedAutomatic: boolean;
  readonly stagedSuspect: boolean;
  readonly suspect: boolean;
}

/** Gives owners what is stored about them (Regulation (EU) 2016/679, Article 15). */
@Injectable()
export class MailboxExportService {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
  ) {}

  /**
   * @param scope the mailboxes that the caller may see; everyone's unless given
   * @throws ProvisioningError, DomainError DatabaseUnavailable
   */
  async export(address: string, by: Actor, scope?: MailboxScope): Promise<MailboxExport> {
    return this.database.transaction(async (tx) => {
      const { id: mailboxId } = await mailboxByAddress(tx, address);
      const [view] = await readMailboxViews(tx, { address, scope });
      if (!view) throw noMailbox(address);
      await this.audit.record(tx, 'mailbox-exported', by, { mailboxId });
      return {
        ...view,
        ...(await factsOf(tx, mailboxId)),
        accounts: await accountsOfMailbox(tx, mailboxId),
        sessions: await sessionsOfMailbox(tx, mailboxId, view.address),
        waitingMails: await waitingMailOf(tx, mailboxId),
        campaigns: await campaignsOfMailbox(tx, mailboxId),
        events: await eventsOfMailbox(tx, mailboxId),
      };
    });
  }
}

type Facts = Pick<MailboxExport, 'addedAt' | 'earlierPins' | 'previousPinKept' | 'resets'>;

async function factsOf(tx: Tx, mailboxId: string): Promise<Facts> {
  const [row] = await tx.query<Facts[]>(
    `SELECT m.created_at AS "addedAt", c.previous IS NOT NULL AS "previousPinKept",
       json_build_object('generation', coalesce(c.generation, 0),
         'remindedGeneration', c.reminded_generation, 'resetId', c.reset_id,
         'stagedResetId', c.staged_reset_id, 'stagedAutomatic', coalesce(c.staged_automatic, false),
         'stagedSuspect', coalesce(c.staged_suspect, false), 'suspect', coalesce(c.suspect, false)
       ) AS resets,
       (SELECT count(*)::int FROM pin_history h WHERE h.mailbox_id = m.id) AS "earlierPins"
     FROM mailboxes m LEFT JOIN pin_credentials c ON c.mailbox_id = m.id WHERE m.id = $1`,
    [mailboxId],
  );
  if (!row) throw new Error(`The mailbox ${mailboxId} has gone.`);
  return row;
}
