import { Controller, Get, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageGuard } from '../access/page.guard.js';
import { Pages } from '../document/pages.js';
import { PageFilter } from '../page.filter.js';
import { AdminPages } from './admin-pages.js';
import { OverviewPage } from './overview.page.js';

@Controller('admin')
@UseGuards(PageGuard)
@UseFilters(PageFilter)
export class OverviewController {
  constructor(
    private readonly pages: Pages,
    private readonly admin: AdminPages,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.send(reply, <OverviewPage view={this.admin.view(request, reply)} />);
  }
}
