import { Controller, Get, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isPlainName } from '../../../accounts/account-rules.js';
import { CampaignReports } from '../../../campaigns/admin/campaign-reports.service.js';
import { InvalidRequest } from '../../json-api/invalid-request.js';
import { readQuery } from '../access/page-form.js';
import { PageGuard } from '../access/page.guard.js';
import { Pages } from '../document/pages.js';
import { PageFilter } from '../page.filter.js';
import { CampaignListPage } from './campaign-list.page.js';
import { CampaignNumber } from './campaign-number.js';
import { CampaignReportPage } from './campaign-report.page.js';
import { campaignWords } from './campaign-words.js';
import { CampaignPage } from './campaign.page.js';

/** Campaigns and rows of a report on a page. */
const campaignsOfPage = 20;
const rowsOfPage = 50;

/** The pages on which administrators follow campaigns. */
@Controller('admin/campaigns')
@UseGuards(PageGuard)
@UseFilters(PageFilter)
export class CampaignPagesController {
  constructor(
    private readonly reports: CampaignReports,
    private readonly pages: Pages,
  ) {}

  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const after = readQuery(request).text('after');
    if (!/^\d{0,9}$/.test(after)) throw new InvalidRequest('after must be a number');
    const list = await this.reports.page({
      limit: campaignsOfPage,
      after: after === '' ? undefined : Number(after),
    });
    const page = this.pages.view(request, reply);
    const props = { page, words: campaignWords(page), list, later: after !== '' };
    await this.pages.send(reply, <CampaignListPage {...props} />);
  }

  @Get(':id')
  async show(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CampaignNumber() id: number,
  ): Promise<void> {
    const campaign = await this.reports.status(id);
    const page = this.pages.view(request, reply);
    const props = { page, words: campaignWords(page), campaign };
    await this.pages.send(reply, <CampaignPage {...props} />);
  }

  @Get(':id/report')
  async report(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CampaignNumber() id: number,
  ): Promise<void> {
    const query = readQuery(request);
    const after = query.text('after');
    if (after !== '' && !isPlainName(after)) throw new InvalidRequest('after must be a name');
    const everyone = query.has('everyone');
    const report = await this.reports.reportPage(id, {
      everyone,
      after: after === '' ? undefined : after,
      limit: rowsOfPage,
    });
    const page = this.pages.view(request, reply);
    const props = { page, words: campaignWords(page), id, report, everyone, later: after !== '' };
    await this.pages.send(reply, <CampaignReportPage {...props} />);
  }
}
