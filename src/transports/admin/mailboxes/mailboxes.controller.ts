import { Controller, Delete, Get, Patch, Post, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import {
  MailboxesService,
  type MailboxChange,
} from '../../../credentials/admin/mailboxes.service.js';
import { mailboxVersion } from '../../../credentials/admin/mailbox-version.js';
import type { MailboxView } from '../../../credentials/admin/mailbox-views.js';
import { withUntoldOwners } from '../../../credentials/admin/untold-owners.js';
import { JsonBody } from '../../json-api/request-body.js';
import { PathName, QueryParameters } from '../../json-api/request-parameters.js';
import { CurrentAccess, type AdminAccess } from '../access/admin-access.js';
import { AdminGuard } from '../access/admin.guard.js';
import { pageAnswer } from '../contract.js';
import { ProblemFilter } from '../problem.filter.js';
import { IfMatch, setVersion } from '../versions.js';
import { mailboxAnswer } from './mailbox-answer.js';
import {
  mailboxChange,
  mailboxQuery,
  newMailbox,
  type mailboxPage,
  type mailboxSchema,
  type removedMailbox,
} from './mailboxes.contract.js';

type MailboxAnswer = z.infer<typeof mailboxSchema>;

/** Mailboxes, for administrators. */
@Controller('v1/admin/mailboxes')
@UseGuards(AdminGuard)
@UseFilters(ProblemFilter)
export class MailboxesController {
  constructor(private readonly mailboxes: MailboxesService) {}

  @Get()
  async list(
    @CurrentAccess() { scope }: AdminAccess,
    @QueryParameters(mailboxQuery) query: z.infer<typeof mailboxQuery>,
  ): Promise<z.infer<typeof mailboxPage>> {
    const { mailboxes, next } = await this.mailboxes.page({ ...query, scope });
    return pageAnswer(
      mailboxes.map((view) => mailboxAnswer(view, scope)),
      next,
    );
  }

  @Post()
  async add(
    @CurrentAccess() access: AdminAccess,
    @JsonBody(newMailbox) body: z.infer<typeof newMailbox>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MailboxAnswer> {
    const { sendPin = false, shareExtension, address, ...fields } = body;
    const { by, scope } = access;
    const wanted = { ...draftOf(fields), address };
    const options = { scope, shareExtensions: shareExtension };
    await withUntoldOwners(scope, this.mailboxes.add(wanted, sendPin, by, options));
    reply.header('location', `/v1/admin/mailboxes/${encodeURIComponent(address)}`);
    return this.answer(await this.mailboxes.show(address, scope), access, reply);
  }

  @Get(':address')
  async show(
    @CurrentAccess() access: AdminAccess,
    @PathName('address') address: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MailboxAnswer> {
    return this.answer(await this.mailboxes.show(address, access.scope), access, reply);
  }

  @Patch(':address')
  async change(
    @CurrentAccess() access: AdminAccess,
    @PathName('address') address: string,
    @IfMatch() version: string | undefined,
    @JsonBody(mailboxChange) body: z.infer<typeof mailboxChange>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MailboxAnswer> {
    const { shareExtension, ...fields } = body;
    const { by, scope } = access;
    const change = draftOf(fields);
    const options = { scope, version, shareExtensions: shareExtension };
    await withUntoldOwners(scope, this.mailboxes.set(address, change, by, options));
    return this.answer(await this.mailboxes.show(address, scope), access, reply);
  }

  @Delete(':address')
  async remove(
    @CurrentAccess() { by, scope }: AdminAccess,
    @PathName('address') address: string,
    @IfMatch() version: string | undefined,
  ): Promise<z.infer<typeof removedMailbox>> {
    const { id } = await this.mailboxes.show(address, scope);
    const { accounts } = await this.mailboxes.remove(address, by, { scope, version });
    return { id, accounts: [...accounts] };
  }

  private answer(view: MailboxView, { scope }: AdminAccess, reply: FastifyReply): MailboxAnswer {
    setVersion(reply, mailboxVersion(view, view.policy));
    return mailboxAnswer(view, scope);
  }
}

function draftOf({
  displayName,
  playOnPhoneDialString,
  telephoneAccessFolderEmail,
  ...fields
}: Omit<z.infer<typeof mailboxChange>, 'shareExtension'>): MailboxChange {
  return {
    ...fields,
    displayName: emptyIfNull(displayName),
    playOnPhoneDialString: emptyIfNull(playOnPhoneDialString),
    telephoneAccessFolderEmail: emptyIfNull(telephoneAccessFolderEmail),
  };
}

/** An empty text is none. */
function emptyIfNull(text: string | null | undefined): string | undefined {
  return text === null ? '' : text;
}
