import { Controller, Post, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccountsService } from '../../../../accounts/admin/accounts.service.js';
import { PathName } from '../../../json-api/request-parameters.js';
import type { PageForm } from '../../access/page-form.js';
import { PageGuard } from '../../access/page.guard.js';
import { CurrentVisitor, SentForm, type Visitor } from '../../access/visitor.js';
import { Pages } from '../../document/pages.js';
import { PageFilter } from '../../page.filter.js';
import { AdminPages } from '../admin-pages.js';
import { pathOf } from '../form-values.js';
import { refusedChange } from '../refusal-words.js';
import type { AccountTexts } from '../texts/account-texts.js';
import { accountFields, roleIn, scopeIn } from './account-form.js';
import { AccountPage } from './account.page.js';

/** What administrators do to an account. Each is done as often as it is sent, with the same effect. */
@Controller('admin/accounts/:login')
@UseGuards(PageGuard)
@UseFilters(PageFilter)
export class AccountActionPagesController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly pages: Pages,
    private readonly admin: AdminPages,
  ) {}

  @Post('disable')
  disable(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentVisitor() { by }: Visitor,
    @PathName('login') login: string,
    @SentForm() form: PageForm,
  ): Promise<void> {
    return this.answer(login, form, request, reply, async ({ disabled }) => {
      await this.accounts.disable(login, by, { version: form.text(accountFields.version) });
      return disabled(login);
    });
  }

  @Post('enable')
  enable(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentVisitor() { by }: Visitor,
    @PathName('login') login: string,
    @SentForm() form: PageForm,
  ): Promise<void> {
    return this.answer(login, form, request, reply, async ({ enabled }) => {
      await this.accounts.enable(login, by, optionsIn(form));
      return enabled(login);
    });
  }

  @Post('password')
  setPassword(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentVisitor() { by }: Visitor,
    @PathName('login') login: string,
    @SentForm() form: PageForm,
  ): Promise<void> {
    return this.answer(login, form, request, reply, async (done) => {
      const password = form.secret(accountFields.password);
      await this.accounts.setPassword(login, password, by, optionsIn(form));
      return done.password(login);
    });
  }

  @Post('grant')
  grant(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentVisitor() { by }: Visitor,
    @PathName('login') login: string,
    @SentForm() form: PageForm,
  ): Promise<void> {
    const role = roleIn(form);
    return this.answer(login, form, request, reply, async ({ granted }) => {
      await this.accounts.grant(login, role, scopeIn(form), by, optionsIn(form));
      return granted(role, login);
    });
  }

  @Post('revoke')
  revoke(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentVisitor() { by }: Visitor,
    @PathName('login') login: string,
    @SentForm() form: PageForm,
  ): Promise<void> {
    const role = roleIn(form);
    return this.answer(login, form, request, reply, async ({ revoked }) => {
      await this.accounts.revoke(login, role, by, { version: form.text(accountFields.version) });
      return revoked(role, login);
    });
  }

  /** @param work says what has been done */
  private async answer(
    login: string,
    form: PageForm,
    request: FastifyRequest,
    reply: FastifyReply,
    work: (done: AccountTexts['done']) => Promise<string>,
  ): Promise<void> {
    const view = this.admin.view(request, reply);
    try {
      const title = await work(view.texts.accounts.done);
      const path = pathOf('/admin/accounts', login);
      await this.pages.leadTo(path, request, reply, { tone: 'done', title, text: [] });
    } catch (error) {
      const { problems, because } = refusedChange(error, view);
      // A second look at the account: it may be gone, which is a page of its own.
      const found = await this.accounts.showVersioned(login);
      const changed = because === 'changed';
      const share = because === 'extension-shared' || form.has(accountFields.share);
      const named = changed ? [view.texts.common.changed] : problems;
      const again = { view, ...found, form, problems: named, share };
      await this.pages.send(reply, <AccountPage {...again} />, changed ? 412 : 422);
    }
  }
}

function optionsIn(form: PageForm) {
  return {
    version: form.text(accountFields.version),
    shareExtensions: form.has(accountFields.share),
  };
}
