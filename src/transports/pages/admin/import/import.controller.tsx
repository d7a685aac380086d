import { Controller, Get, Post, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuseIf } from '../../../../accounts/provisioning-error.js';
import { MailboxImportService } from '../../../../credentials/admin/mailbox-import.service.js';
import { textOf } from '../../../../credentials/admin/read-text.js';
import { Idempotency } from '../../../../idempotency/idempotency.js';
import { keyOf, type PageForm } from '../../access/page-form.js';
import { PageGuard } from '../../access/page.guard.js';
import { patiently } from '../../access/patiently.js';
import { CurrentVisitor, SentForm, type Visitor } from '../../access/visitor.js';
import { Pages } from '../../document/pages.js';
import { PageFilter } from '../../page.filter.js';
import { AdminPages, type AdminView } from '../admin-pages.js';
import { formWith } from '../form-values.js';
import { refusedChange } from '../refusal-words.js';
import { importFields } from './import-form.js';
import { ImportPage } from './import.page.js';
import { PreviewPage } from './preview.page.js';

/** Mailboxes from a CSV file: first a preview, then the import. */
@Controller('admin/import')
@UseGuards(PageGuard)
@UseFilters(PageFilter)
export class ImportPagesController {
  constructor(
    private readonly imports: MailboxImportService,
    private readonly idempotency: Idempotency,
    private readonly pages: Pages,
    private readonly admin: AdminPages,
  ) {}

  @Get()
  async ask(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const view = this.admin.view(request, reply);
    await this.pages.send(reply, <ImportPage view={view} form={formWith({})} />);
  }

  @Post('preview')
  async preview(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @SentForm() form: PageForm,
  ): Promise<void> {
    await this.show(this.admin.view(request, reply), form, reply);
  }

  @Post()
  async carryOut(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentVisitor() { by }: Visitor,
    @SentForm() form: PageForm,
  ): Promise<void> {
    const view = this.admin.view(request, reply);
    const { count } = view.page;
    const { done } = view.texts.imports;
    const text = form.secret(importFields.text);
    const sendPins = form.has(importFields.sendPins);
    const version = form.text(importFields.version);
    const options = { ...optionsIn(form), version, sendPins, dryRun: false };
    const key = keyOf(form);
    try {
      const action = { by, key, request: ['import page', text, version, sendPins] };
      const { mailboxes, changed, firstPins } = await patiently(() =>
        this.idempotency.once(action, (attempt) =>
          this.imports.importText(text, options, attempt.by),
        ),
      );
      const pins = firstPins > 0 ? [done.firstPins(count(firstPins))] : [];
      const words = [done.text(count(mailboxes), count(changed)), ...pins];
      const notice = { tone: 'done', title: done.title, text: words } as const;
      await this.pages.leadTo('/admin/import', request, reply, notice);
    } catch (error) {
      const { because, problems } = refusedChange(error, view);
      if (because === 'conflict') {
        return this.pages.send(reply, <ImportPage {...{ view, form, problems }} />, 422);
      }
      // Something has been changed since the preview: this is what the file would do now.
      await this.show(view, form, reply, true);
    }
  }

  private async show(
    view: AdminView,
    sent: PageForm,
    reply: FastifyReply,
    outdated = false,
  ): Promise<void> {
    let form = sent;
    try {
      const file = sent.file(importFields.file);
      // As a text, so that the next form has all that was previewed.
      if (file) form = sent.with(importFields.text, textOf(file));
      refuseIf(form.text(importFields.text) === '' ? [view.texts.imports.empty] : []);
      const text = form.secret(importFields.text);
      const preview = await this.imports.preview(text, optionsIn(form));
      const status = preview.problems.length > 0 ? 422 : outdated ? 412 : 200;
      await this.pages.send(reply, <PreviewPage {...{ view, form, preview, outdated }} />, status);
    } catch (error) {
      const { problems } = refusedChange(error, view);
      await this.pages.send(reply, <ImportPage {...{ view, form, problems }} />, 422);
    }
  }
}

function optionsIn(form: PageForm) {
  return { changeExisting: true, shareExtensions: form.has(importFields.share) };
}
