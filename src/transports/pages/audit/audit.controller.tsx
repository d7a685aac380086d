import { Readable } from 'node:stream';
import { Controller, Get, Inject, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProvisioningError, quoted } from '../../../accounts/provisioning-error.js';
import {
  AuditSearch,
  type AuditFilter,
  type AuditPage,
} from '../../../audit/admin/audit-search.service.js';
import { eventLines } from '../../../audit/admin/event-lines.js';
import { readQuery } from '../access/page-form.js';
import { PageGuard } from '../access/page.guard.js';
import { mayUse } from '../access/page-rights.js';
import { CurrentVisitor, type Visitor } from '../access/visitor.js';
import { pageHeaders } from '../document/page-headers.js';
import { Pages } from '../document/pages.js';
import { PageFilter } from '../page.filter.js';
import { PAGE_OPTIONS, type PageOptions } from '../page-options.js';
import { AuditProof } from './audit-proof.js';
import { filterOf, linkQuery, readTyped } from './audit-query.js';
import { AuditSearchPage } from './audit-search.page.js';
import { auditWords } from './audit-words.js';
import type { AuditTexts } from './texts/audit-texts.js';

/** Events on a page. */
const limit = 25;

/** The auditor's search and its export, within the scope of the role. */
@Controller('audit')
@UseGuards(PageGuard)
@UseFilters(PageFilter)
export class AuditPageController {
  constructor(
    private readonly audit: AuditSearch,
    private readonly proof: AuditProof,
    private readonly pages: Pages,
    @Inject(PAGE_OPTIONS) private readonly options: PageOptions,
  ) {}

  @Get()
  async search(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentVisitor() { principal, scope }: Visitor,
  ): Promise<void> {
    const { timeZone } = this.options;
    const query = readQuery(request);
    const typed = readTyped(query);
    const after = query.text('after');
    const page = this.pages.view(request, reply);
    const words = auditWords(page, timeZone);
    const { search: texts } = words.texts;
    const { filter, problems } = filterOf(typed, { scope, timeZone, texts });
    const answer = problems.length > 0 ? { problems } : await this.page(filter, after, texts);
    const proof = mayUse(principal, 'GET /audit/proof') ? await this.proof.state() : undefined;
    const mayExport = mayUse(principal, 'GET /audit/export');
    const mayDiagnose = mayUse(principal, 'GET /admin/status');
    const props = { page, words, typed, later: after !== '', proof, mayExport, mayDiagnose };
    const status = answer.problems ? 422 : 200;
    const { problems: shown = [], found } = answer;
    await this.pages.send(
      reply,
      <AuditSearchPage {...props} problems={shown} found={found} />,
      status,
    );
  }

  @Get('export')
  async export(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentVisitor() { scope }: Visitor,
  ): Promise<void> {
    const { timeZone, secure } = this.options;
    const typed = readTyped(readQuery(request));
    const page = this.pages.view(request, reply);
    const { search: texts } = auditWords(page, timeZone).texts;
    const { filter, problems } = filterOf(typed, { scope, timeZone, texts });
    const lines = problems.length > 0 ? undefined : await this.lines(filter);
    // The search says what is wrong.
    if (!lines) return this.pages.leadTo(`/audit${linkQuery(typed)}`, request, reply);
    const day = new Date().toISOString().slice(0, 10);
    await reply
      .headers(pageHeaders(secure))
      .type('application/jsonl')
      .header('content-disposition', `attachment; filename="umpin-audit-${day}.jsonl"`)
      .send(Readable.from(lines));
  }

  private async page(
    filter: AuditFilter,
    after: string,
    { noMailbox }: AuditTexts['search'],
  ): Promise<Found> {
    try {
      const query = { ...filter, limit, after: after === '' ? undefined : after };
      return { found: await this.audit.page(query) };
    } catch (error) {
      if (!(error instanceof ProvisioningError)) throw error;
      const { because, problems } = error;
      if (because !== 'missing') return { problems };
      return { problems: [noMailbox(quoted(filter.mailbox ?? ''))] };
    }
  }

  /** Undefined if there is no such mailbox. */
  private async lines(filter: AuditFilter): Promise<AsyncGenerator<string> | undefined> {
    try {
      return await eventLines(this.audit.all(filter));
    } catch (error) {
      if (error instanceof ProvisioningError) return undefined;
      throw error;
    }
  }
}

interface Found {
  readonly found?: AuditPage;
  readonly problems?: readonly string[];
}
