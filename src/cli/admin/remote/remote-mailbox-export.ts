import type {
  MailboxExport,
  MailboxExportService,
} from '../../../credentials/admin/mailbox-export.service.js';
import { mailboxExportSchema } from '../../../transports/admin/mailboxes/mailbox-export.contract.js';
import type { AdminApi } from './admin-api.js';
import { dateOf, dateOrNull } from './dates.js';
import { viewOf } from './remote-mailboxes.js';
import { roleColumns } from './role-columns.js';

/** What a service elsewhere has stored about an owner. */
export class RemoteMailboxExport implements Pick<MailboxExportService, 'export'> {
  constructor(private readonly api: AdminApi) {}

  async export(address: string): Promise<MailboxExport> {
    const request = { path: ['mailboxes', address, 'export'] };
    const {
      addedAt,
      earlierPins,
      previousPinKept,
      resets,
      accounts,
      sessions,
      waitingMails,
      campaigns,
      events,
      ...rest
    } = await this.api.ask(request, mailboxExportSchema);
    return {
      ...viewOf(rest),
      addedAt: dateOf(addedAt),
      earlierPins,
      previousPinKept,
      resets,
      accounts: accounts.map(({ roles, disabledAt, addedAt: added, ...account }) => {
        const columns = roleColumns(roles);
        return {
          ...account,
          ...columns,
          disabledAt: dateOrNull(disabledAt),
          addedAt: dateOf(added),
        };
      }),
      sessions: sessions.map(({ login, signedInAt, seenAt }) => {
        return { login, signedInAt: dateOf(signedInAt), seenAt: dateOf(seenAt) };
      }),
      waitingMails: waitingMails.map(({ createdAt, dueAt, ...mail }) => {
        return { ...mail, createdAt: dateOf(createdAt), dueAt: dateOf(dueAt) };
      }),
      campaigns: campaigns.map(({ startedAt, dueAt, doneAt, ...part }) => {
        const times = { startedAt: dateOf(startedAt), dueAt: dateOf(dueAt) };
        return { ...part, ...times, doneAt: dateOrNull(doneAt) };
      }),
      events: events.map(({ at, ...event }) => ({ ...event, at: dateOf(at) })),
    };
  }
}
