import { Controller, Get, Post, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { campaignStartedBy } from '../../../campaigns/admin/campaign-records.js';
import type { CampaignOrder } from '../../../campaigns/admin/campaign-order.js';
import { CampaignOrders } from '../../../campaigns/admin/campaign-orders.service.js';
import { PoliciesService } from '../../../credentials/admin/policies.service.js';
import { Idempotency } from '../../../idempotency/idempotency.js';
import { keyOf, type PageForm } from '../access/page-form.js';
import { PageGuard } from '../access/page.guard.js';
import { patiently } from '../access/patiently.js';
import { CurrentVisitor, SentForm, type Visitor } from '../access/visitor.js';
import { Pages } from '../document/pages.js';
import { refusalLines } from '../admin/refusal-words.js';
import { adminTexts } from '../admin/texts/admin.js';
import { PageFilter } from '../page.filter.js';
import { CampaignFormPage } from './campaign-form.page.js';
import { hasChanged, orderOf, readTyped, type TypedOrder } from './campaign-order.js';
import { CampaignPreviewPage } from './campaign-preview.page.js';
import { campaignWords } from './campaign-words.js';

/** Addresses that a preview shows. */
const shown = 50;

/** The way to a new campaign: a form, what it would do, and its button. */
@Controller('admin/campaigns')
@UseGuards(PageGuard)
@UseFilters(PageFilter)
export class CampaignStartController {
  constructor(
    private readonly orders: CampaignOrders,
    private readonly policies: PoliciesService,
    private readonly idempotency: Idempotency,
    private readonly pages: Pages,
  ) {}

  @Get('new')
  async form(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.sendForm(request, reply);
  }

  @Post('new')
  async preview(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @SentForm() form: PageForm,
  ): Promise<void> {
    const typed = readTyped(form);
    if (form.has('change')) return this.sendForm(request, reply, typed);
    await this.sendPreview(request, reply, typed);
  }

  @Post()
  async start(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentVisitor() visitor: Visitor,
    @SentForm() form: PageForm,
  ): Promise<void> {
    const typed = readTyped(form);
    const page = this.pages.view(request, reply);
    const { texts } = campaignWords(page);
    try {
      const order = orderOf(typed, texts.form);
      const id = await this.startOnce(order, visitor, form);
      const { started, startedText } = texts.preview;
      const notice = { tone: 'done', title: started(id), text: [startedText] } as const;
      await this.pages.leadTo(`/admin/campaigns/${String(id)}`, request, reply, notice);
    } catch (error) {
      const problems = refusalLines(error, { texts: adminTexts[page.language], page });
      if (hasChanged(error)) await this.sendPreview(request, reply, typed, problems);
      else await this.sendForm(request, reply, typed, problems);
    }
  }

  /** Starts one campaign for one form, however often it is sent. */
  private async startOnce(order: CampaignOrder, { by }: Visitor, form: PageForm): Promise<number> {
    const key = keyOf(form);
    const seen = Number(form.text('seen'));
    const action = { by, key, request: ['campaigns page', order] };
    const { id } = await patiently(() =>
      this.idempotency.once(action, async (attempt) => {
        const before = campaignStartedBy(await attempt.recorded('campaign-started'));
        return { id: before ?? (await this.orders.start(order, attempt.by, seen)).id };
      }),
    );
    return id;
  }

  private async sendPreview(
    request: FastifyRequest,
    reply: FastifyReply,
    typed: TypedOrder,
    problems: readonly string[] = [],
  ): Promise<void> {
    const page = this.pages.view(request, reply);
    const words = campaignWords(page);
    try {
      const preview = await this.orders.preview(orderOf(typed, words.texts.form), shown);
      const props = { page, words, typed, preview, problems };
      const status = problems.length > 0 ? 422 : 200;
      await this.pages.send(reply, <CampaignPreviewPage {...props} />, status);
    } catch (error) {
      await this.sendForm(
        request,
        reply,
        typed,
        refusalLines(error, { texts: adminTexts[page.language], page }),
      );
    }
  }

  private async sendForm(
    request: FastifyRequest,
    reply: FastifyReply,
    typed?: TypedOrder,
    problems: readonly string[] = [],
  ): Promise<void> {
    const policies = (await this.policies.list()).map(({ name }) => name);
    const page = this.pages.view(request, reply);
    const props = { page, words: campaignWords(page), policies, problems, ...(typed && { typed }) };
    const status = problems.length > 0 ? 422 : 200;
    await this.pages.send(reply, <CampaignFormPage {...props} />, status);
  }
}
