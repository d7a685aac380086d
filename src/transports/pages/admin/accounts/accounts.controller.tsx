import { Controller, Get, Post, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccountsService } from '../../../../accounts/admin/accounts.service.js';
import { PathName, QueryParameters } from '../../../json-api/request-parameters.js';
import type { PageForm } from '../../access/page-form.js';
import { PageGuard } from '../../access/page.guard.js';
import { CurrentVisitor, SentForm, type Visitor } from '../../access/visitor.js';
import { Pages } from '../../document/pages.js';
import { PageFilter } from '../../page.filter.js';
import { AdminPages } from '../admin-pages.js';
import { ConfirmPage } from '../confirm.page.js';
import { formWith, pathOf } from '../form-values.js';
import { listQuery, pageLength, type ListQuery } from '../list-query.js';
import { refusedAction, refusedChange } from '../refusal-words.js';
import { accountFields } from './account-form.js';
import { AccountPage } from './account.page.js';
import { AccountsPage } from './accounts.page.js';
import { NewAccountPage } from './new-account.page.js';

/** Accounts to find, add and remove. */
@Controller('admin')
@UseGuards(PageGuard)
@UseFilters(PageFilter)
export class AccountPagesController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly pages: Pages,
    private readonly admin: AdminPages,
  ) {}

  @Get('accounts')
  async list(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @QueryParameters(listQuery) { search, after }: ListQuery,
  ): Promise<void> {
    const found = await this.accounts.page({ search, after, limit: pageLength });
    const view = this.admin.view(request, reply);
    await this.pages.send(reply, <AccountsPage {...{ view, search, found, after }} />);
  }

  @Get('new-account')
  async offerNew(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const view = this.admin.view(request, reply);
    await this.pages.send(reply, <NewAccountPage view={view} form={formWith({})} />);
  }

  @Post('new-account')
  async add(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentVisitor() { by }: Visitor,
    @SentForm() form: PageForm,
  ): Promise<void> {
    const view = this.admin.view(request, reply);
    const login = form.text(accountFields.login);
    const password = form.secret(accountFields.password) || undefined;
    const mailbox = form.text(accountFields.mailbox) || undefined;
    try {
      await this.accounts.add({ login, password, mailbox }, by);
    } catch (error) {
      const { problems } = refusedChange(error, view);
      return this.pages.send(reply, <NewAccountPage {...{ view, form, problems }} />, 422);
    }
    const notice = {
      tone: 'done',
      title: view.texts.accounts.done.added(login),
      text: [],
    } as const;
    await this.pages.leadTo(pathOf('/admin/accounts', login), request, reply, notice);
  }

  @Get('accounts/:login')
  async show(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @PathName('login') written: string,
  ): Promise<void> {
    const found = await this.accounts.showVersioned(written);
    const view = this.admin.view(request, reply);
    const form = formWith({ [accountFields.role]: 'phone' });
    await this.pages.send(reply, <AccountPage {...{ view, ...found, form }} />);
  }

  @Get('accounts/:login/remove')
  async askToRemove(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @PathName('login') written: string,
  ): Promise<void> {
    const { account, version } = await this.accounts.showVersioned(written);
    const view = this.admin.view(request, reply);
    const { title, text, button } = view.texts.accounts.remove;
    const back = pathOf('/admin/accounts', account.login);
    const props = { view, text, button, back, action: `${back}/remove` };
    await this.pages.send(
      reply,
      <ConfirmPage {...props} part="accounts" title={title(account.login)} version={version} />,
    );
  }

  @Post('accounts/:login/remove')
  async remove(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentVisitor() { by }: Visitor,
    @PathName('login') login: string,
    @SentForm() form: PageForm,
  ): Promise<void> {
    const view = this.admin.view(request, reply);
    try {
      await this.accounts.remove(login, by, { version: form.text(accountFields.version) });
    } catch (error) {
      const notice = refusedAction(error, view);
      return this.pages.leadTo(pathOf('/admin/accounts', login), request, reply, notice);
    }
    const title = view.texts.accounts.done.removed(login);
    const notice = { tone: 'done', title, text: [] } as const;
    await this.pages.leadTo('/admin/accounts', request, reply, notice);
  }
}
