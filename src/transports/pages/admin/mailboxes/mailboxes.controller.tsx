import { Controller, Get, Post, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { MailboxExportService } from '../../../../credentials/admin/mailbox-export.service.js';
import { mailboxVersion } from '../../../../credentials/admin/mailbox-version.js';
import type { MailboxView } from '../../../../credentials/admin/mailbox-views.js';
import { MailboxesService } from '../../../../credentials/admin/mailboxes.service.js';
import { PoliciesService } from '../../../../credentials/admin/policies.service.js';
import { withUntoldOwners } from '../../../../credentials/admin/untold-owners.js';
import { PathName, QueryParameters } from '../../../json-api/request-parameters.js';
import type { PageForm } from '../../access/page-form.js';
import { PageGuard } from '../../access/page.guard.js';
import { CurrentVisitor, SentForm, type Visitor } from '../../access/visitor.js';
import { Pages } from '../../document/pages.js';
import { PageFilter } from '../../page.filter.js';
import { AdminPages, type AdminView } from '../admin-pages.js';
import { ConfirmPage } from '../confirm.page.js';
import { pathOf } from '../form-values.js';
import { listQuery, pageLength, type ListQuery } from '../list-query.js';
import { refusedAction, refusedChange } from '../refusal-words.js';
import { mailboxDifferences } from './mailbox-differences.js';
import { mailboxFields, mailboxForm, mailboxIn, newMailboxForm } from './mailbox-form.js';
import { MailboxPage } from './mailbox.page.js';
import { MailboxesPage } from './mailboxes.page.js';
import { NewMailboxPage } from './new-mailbox.page.js';

/** Mailboxes to find, add, change and remove, within the scope of the administrator. */
@Controller('admin')
@UseGuards(PageGuard)
@UseFilters(PageFilter)
export class MailboxPagesController {
  constructor(
    private readonly mailboxes: MailboxesService,
    private readonly policies: PoliciesService,
    private readonly exports: MailboxExportService,
    private readonly pages: Pages,
    private readonly admin: AdminPages,
  ) {}

  @Get('mailboxes')
  async list(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentVisitor() { scope }: Visitor,
    @QueryParameters(listQuery) { search, after }: ListQuery,
  ): Promise<void> {
    const found = await this.mailboxes.page({ search, after, scope, limit: pageLength });
    const view = this.admin.view(request, reply);
    await this.pages.send(reply, <MailboxesPage {...{ view, search, found, after }} />);
  }

  @Get('new-mailbox')
  async offerNew(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const view = this.admin.view(request, reply);
    const policies = await this.policyNames(view);
    const form = newMailboxForm();
    await this.pages.send(reply, <NewMailboxPage {...{ view, form, policies }} />);
  }

  @Post('new-mailbox')
  async add(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentVisitor() { by, scope }: Visitor,
    @SentForm() form: PageForm,
  ): Promise<void> {
    const view = this.admin.view(request, reply);
    const { mailboxes: texts } = view.texts;
    const address = form.text(mailboxFields.address);
    const sendPin = form.has(mailboxFields.sendPin);
    const options = { scope, shareExtensions: form.has(mailboxFields.share) };
    try {
      const draft = { ...mailboxIn(form), address };
      await withUntoldOwners(scope, this.mailboxes.add(draft, sendPin, by, options));
    } catch (error) {
      const { problems, because } = refusedChange(error, view);
      const share = because === 'extension-shared' || options.shareExtensions;
      const again = { view, form, policies: await this.policyNames(view), problems, share };
      return this.pages.send(reply, <NewMailboxPage {...again} />, 422);
    }
    await this.pages.leadTo(pathOf('/admin/mailboxes', address), request, reply, {
      tone: 'done',
      title: texts.added(address),
      text: sendPin ? [texts.addedWithPin] : [],
    });
  }

  @Get('mailboxes/:address')
  async show(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentVisitor() { scope }: Visitor,
    @PathName('address') written: string,
  ): Promise<void> {
    const mailbox = await this.mailboxes.show(written, scope);
    const view = this.admin.view(request, reply);
    const form = mailboxForm(mailbox, versionOf(mailbox));
    const policies = await this.policyNames(view);
    await this.pages.send(reply, <MailboxPage {...{ view, mailbox, form, policies }} />);
  }

  @Post('mailboxes/:address')
  async change(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentVisitor() { by, scope }: Visitor,
    @PathName('address') written: string,
    @SentForm() form: PageForm,
  ): Promise<void> {
    const mailbox = await this.mailboxes.show(written, scope);
    const { address } = mailbox;
    const view = this.admin.view(request, reply);
    const version = form.text(mailboxFields.version);
    const options = { scope, version, shareExtensions: form.has(mailboxFields.share) };
    try {
      const change = this.mailboxes.set(address, mailboxIn(form), by, options);
      await withUntoldOwners(scope, change);
    } catch (error) {
      const { problems, because } = refusedChange(error, view);
      const share = because === 'extension-shared' || options.shareExtensions;
      const again = { view, mailbox, form, policies: await this.policyNames(view), share };
      if (because === 'changed') return this.showBoth(again, scope, reply);
      return this.pages.send(reply, <MailboxPage {...again} problems={problems} />, 422);
    }
    const notice = { tone: 'done', title: view.texts.mailboxes.saved(address), text: [] } as const;
    await this.pages.leadTo(pathOf('/admin/mailboxes', address), request, reply, notice);
  }

  /** What is stored about an owner, for an administrator who is asked for it. */
  @Get('mailboxes/:address/export')
  async export(
    @Res() reply: FastifyReply,
    @CurrentVisitor() { by, scope }: Visitor,
    @PathName('address') written: string,
  ): Promise<void> {
    const { sharedExtensions, ...exported } = await this.exports.export(written, by, scope);
    // As in answers of the admin API: who may not see all mailboxes is told of no other one.
    const shared =
      scope.kind === 'everyone'
        ? sharedExtensions
        : sharedExtensions.map(({ extension }) => ({ extension }));
    await reply
      .header('content-disposition', 'attachment; filename="mailbox.json"')
      .header('x-content-type-options', 'nosniff')
      .type('application/json; charset=utf-8')
      .send(JSON.stringify({ ...exported, sharedExtensions: shared }, undefined, 2));
  }

  @Get('mailboxes/:address/remove')
  async askToRemove(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentVisitor() { scope }: Visitor,
    @PathName('address') written: string,
  ): Promise<void> {
    const mailbox = await this.mailboxes.show(written, scope);
    const view = this.admin.view(request, reply);
    const { remove } = view.texts.mailboxes;
    const back = pathOf('/admin/mailboxes', mailbox.address);
    const { text, button } = remove;
    const props = { view, text, button, back, action: `${back}/remove` };
    await this.pages.send(
      reply,
      <ConfirmPage
        {...props}
        part="mailboxes"
        title={remove.title(mailbox.address)}
        version={versionOf(mailbox)}
      />,
    );
  }

  @Post('mailboxes/:address/remove')
  async remove(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentVisitor() { by, scope }: Visitor,
    @PathName('address') address: string,
    @SentForm() form: PageForm,
  ): Promise<void> {
    const view = this.admin.view(request, reply);
    const { remove } = view.texts.mailboxes;
    try {
      const options = { scope, version: form.text(mailboxFields.version) };
      const { accounts } = await this.mailboxes.remove(address, by, options);
      await this.pages.leadTo('/admin/mailboxes', request, reply, {
        tone: 'done',
        title: remove.done(address),
        text: accounts.length > 0 ? [remove.accounts(accounts)] : [],
      });
    } catch (error) {
      const notice = refusedAction(error, view);
      await this.pages.leadTo(pathOf('/admin/mailboxes', address), request, reply, notice);
    }
  }

  /** What was typed beside what somebody else has stored; saving again is based on that. */
  private async showBoth(
    again: Parameters<typeof MailboxPage>[0],
    scope: Visitor['scope'],
    reply: FastifyReply,
  ): Promise<void> {
    const { view, form } = again;
    const mailbox = await this.mailboxes.show(again.mailbox.address, scope);
    const differences = mailboxDifferences(mailbox, mailboxIn(form), view.texts);
    const based = form.with(mailboxFields.version, versionOf(mailbox));
    const props = { ...again, mailbox, form: based, differences };
    await this.pages.send(reply, <MailboxPage {...props} />, 412);
  }

  private async policyNames({ everyone }: AdminView): Promise<string[] | undefined> {
    return everyone ? (await this.policies.list()).map(({ name }) => name) : undefined;
  }
}

function versionOf(mailbox: MailboxView): string {
  return mailboxVersion(mailbox, mailbox.policy);
}
