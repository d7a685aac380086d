import { Controller, Get, Post, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CampaignOrders } from '../../../campaigns/admin/campaign-orders.service.js';
import { CampaignReports } from '../../../campaigns/admin/campaign-reports.service.js';
import { PageGuard } from '../access/page.guard.js';
import { CurrentVisitor, type Visitor } from '../access/visitor.js';
import { Pages } from '../document/pages.js';
import { refusalLines } from '../admin/refusal-words.js';
import { adminTexts } from '../admin/texts/admin.js';
import { PageFilter } from '../page.filter.js';
import { CampaignNumber } from './campaign-number.js';
import { campaignWords } from './campaign-words.js';
import { CancelCampaignPage } from './cancel-campaign.page.js';
import type { CampaignsTexts } from './texts/campaigns-texts.js';

/** What administrators do to a campaign. None has a key: each does nothing the second time. */
@Controller('admin/campaigns/:id')
@UseGuards(PageGuard)
@UseFilters(PageFilter)
export class CampaignPageActionsController {
  constructor(
    private readonly orders: CampaignOrders,
    private readonly reports: CampaignReports,
    private readonly pages: Pages,
  ) {}

  @Post('pause')
  async pause(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentVisitor() { by }: Visitor,
    @CampaignNumber() id: number,
  ): Promise<void> {
    await this.change(request, reply, id, async ({ paused, pausedText }) => {
      await this.orders.pause(id, by);
      return [paused(id), pausedText];
    });
  }

  @Post('resume')
  async resume(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentVisitor() { by }: Visitor,
    @CampaignNumber() id: number,
  ): Promise<void> {
    await this.change(request, reply, id, async ({ resumed }) => {
      await this.orders.resume(id, by);
      return [resumed(id)];
    });
  }

  @Get('cancel')
  async askToCancel(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CampaignNumber() id: number,
  ): Promise<void> {
    const campaign = await this.reports.status(id);
    const { state } = campaign;
    if (state !== 'running' && state !== 'paused') return this.lead(request, reply, id);
    const page = this.pages.view(request, reply);
    const props = { page, words: campaignWords(page), campaign };
    await this.pages.send(reply, <CancelCampaignPage {...props} />);
  }

  @Post('cancel')
  async cancel(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentVisitor() { by }: Visitor,
    @CampaignNumber() id: number,
  ): Promise<void> {
    await this.change(request, reply, id, async ({ cancelled, cancelledText }) => {
      await this.orders.cancel(id, by);
      return [cancelled(id), cancelledText];
    });
  }

  /** @param work what the notice says after it: its title, and more */
  private async change(
    request: FastifyRequest,
    reply: FastifyReply,
    id: number,
    work: (texts: CampaignsTexts['actions']) => Promise<readonly [string, ...string[]]>,
  ): Promise<void> {
    const page = this.pages.view(request, reply);
    const { actions } = campaignWords(page).texts;
    try {
      const [title, ...text] = await work(actions);
      await this.lead(request, reply, id, { tone: 'done', title, text });
    } catch (error) {
      const text = refusalLines(error, { texts: adminTexts[page.language], page });
      await this.lead(request, reply, id, { tone: 'problem', title: actions.refused, text });
    }
  }

  private lead(
    request: FastifyRequest,
    reply: FastifyReply,
    id: number,
    notice?: Parameters<Pages['leadTo']>[3],
  ): Promise<void> {
    return this.pages.leadTo(`/admin/campaigns/${String(id)}`, request, reply, notice);
  }
}
