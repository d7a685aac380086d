import { Controller, Get, UseFilters, UseGuards } from '@nestjs/common';
import type { z } from 'zod';
import {
  MailboxExportService,
  type MailboxExport,
} from '../../../credentials/admin/mailbox-export.service.js';
import type { MailboxScope } from '../../../accounts/mailbox-scope.js';
import { PathName } from '../../json-api/request-parameters.js';
import { CurrentAccess, type AdminAccess } from '../access/admin-access.js';
import { AdminGuard } from '../access/admin.guard.js';
import { heldRoles } from '../accounts/held-roles.js';
import { timeText, timeTextOrNull } from '../contract.js';
import { ProblemFilter } from '../problem.filter.js';
import { mailboxAnswer } from './mailbox-answer.js';
import type { mailboxExportSchema } from './mailbox-export.contract.js';

type ExportAnswer = z.infer<typeof mailboxExportSchema>;

/** What is stored about an owner, for an administrator who is asked for it. */
@Controller('v1/admin/mailboxes/:address/export')
@UseGuards(AdminGuard)
@UseFilters(ProblemFilter)
export class MailboxExportController {
  constructor(private readonly exports: MailboxExportService) {}

  @Get()
  async export(
    @CurrentAccess() { by, scope }: AdminAccess,
    @PathName('address') address: string,
  ): Promise<ExportAnswer> {
    return exportAnswer(await this.exports.export(address, by, scope), scope);
  }
}

function exportAnswer(exported: MailboxExport, scope: MailboxScope): ExportAnswer {
  const { addedAt, earlierPins, resets, previousPinKept } = exported;
  const { accounts, sessions, waitingMails, campaigns, events, ...view } = exported;
  return {
    ...mailboxAnswer(view, scope),
    addedAt: timeText(addedAt),
    earlierPins,
    previousPinKept,
    resets,
    accounts: accounts.map((account) => {
      const { id, login, external, apiKeys } = account;
      const disabledAt = timeTextOrNull(account.disabledAt);
      const added = timeText(account.addedAt);
      const roles = heldRoles(account);
      return { id, login, external, disabledAt, roles, addedAt: added, apiKeys: [...apiKeys] };
    }),
    sessions: sessions.map(({ login, signedInAt, seenAt }) => {
      return { login, signedInAt: timeText(signedInAt), seenAt: timeText(seenAt) };
    }),
    waitingMails: waitingMails.map((mail) => {
      return { ...mail, createdAt: timeText(mail.createdAt), dueAt: timeText(mail.dueAt) };
    }),
    campaigns: campaigns.map(({ startedAt, dueAt, doneAt, ...part }) => {
      const times = { startedAt: timeText(startedAt), dueAt: timeText(dueAt) };
      return { ...part, ...times, doneAt: timeTextOrNull(doneAt) };
    }),
    events: events.map(({ at, ...event }) => ({ ...event, at: timeText(at) })),
  };
}
