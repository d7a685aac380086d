import { Injectable } from '@nestjs/common';
import type { MailboxScope } from '../../accounts/mailbox-scope.js';
import { ProvisioningError, quoted } from '../../accounts/provisioning-error.js';
import { MailboxDirectory } from '../../credentials/mailbox-directory.repository.js';
import type { AuditedEvent } from '../audit-event.entity.js';
import { AuditSearch, type AuditEventView } from './audit-search.service.js';

/** What whoever helps an owner is told: resets, attempts, locks and mails. Not what administrators change. */
export const historyEvents = [
  'reset-requested',
  'reset-joined',
  'reset-refused',
  'reset-delivered',
  'reset-cancelled',
  'reset-returned',
  'mail-bounced',
  'mail-delayed',
  'mail-relayed',
  'mail-expanded',
  'mail-delivered',
  'automatic-reset-requested',
  'signed-in',
  'sign-in-failed',
  'mailbox-locked',
  'mailbox-unlocked',
  'reminder-requested',
  'pin-changed',
  'pin-change-refused',
  'notice-delivered',
  'notice-dropped',
  'mail-retried',
  'first-pin-requested',
  'pin-compromised',
] as const satisfies readonly AuditedEvent[];

export type HistoryEvent = (typeof historyEvents)[number];

/** An event without the network address, the request and the proof that an auditor sees. */
export interface HistoryEntry {
  readonly at: Date;
  readonly event: HistoryEvent;
  /** The login of the caller or the phone system, or `umpin` for the service itself. */
  readonly actor: string;
  readonly detail: string | null;
}

export interface HistoryQuery {
  readonly address: string;
  readonly scope: MailboxScope;
  readonly limit: number;
  /** `next` of the page before. */
  readonly after?: string | undefined;
}

export interface HistoryPage {
  readonly entries: readonly HistoryEntry[];
  /** For `after` of the page that follows; absent if this is the last one. */
  readonly next?: string | undefined;
}

/** What has happened to a mailbox, for a helpdesk, which has no right to the audit itself. */
@Injectable()
export class MailboxHistory {
  constructor(
    private readonly directory: MailboxDirectory,
    private readonly audit: AuditSearch,
  ) {}

  /**
   * The newest first.
   *
   * @throws ProvisioningError, the same for a mailbox that is not in the scope as for none; DomainError
   *   DatabaseUnavailable
   */
  async page({ address, scope, limit, after }: HistoryQuery): Promise<HistoryPage> {
    const mailbox = await this.idOf(address, scope);
    const { events, next } = await this.audit.page({
      ...{ mailbox, limit, after },
      events: historyEvents,
      scope: { kind: 'everyone' },
    });
    return { entries: events.map(entryOf), next };
  }

  private async idOf(address: string, scope: MailboxScope): Promise<string> {
    const found = await this.directory.find(undefined, address);
    const within = found && (await this.directory.inScope([found.id], scope));
    if (found && within?.has(found.id)) return found.id;
    throw new ProvisioningError([`there is no mailbox ${quoted(address)}`], { because: 'missing' });
  }
}

function entryOf({ at, event, actor, detail }: AuditEventView): HistoryEntry {
  return { at: new Date(at), event: event as HistoryEvent, actor, detail };
}
