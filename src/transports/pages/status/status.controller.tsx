import { Controller, Get, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ConcurrencyLimiter } from '../../../common/concurrency.js';
import { Diagnosis } from '../../../diagnosis/diagnosis.js';
import { PageGuard } from '../access/page.guard.js';
import { Pages } from '../document/pages.js';
import { PageFilter } from '../page.filter.js';
import { StatusPage } from './status.page.js';
import { statusTexts } from './texts/status.js';

/** The longest that one examination may take, milliseconds. */
const limitMs = 10_000;

/** The page with the diagnosis that the service makes of itself. */
@Controller('admin/status')
@UseGuards(PageGuard)
@UseFilters(PageFilter)
export class StatusPageController {
  /** One at a time, as each opens connections to everything; a few may wait. */
  private readonly turns = new ConcurrencyLimiter(1, 4);

  constructor(
    private readonly diagnosis: Diagnosis,
    private readonly pages: Pages,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { ip: address, protocol: scheme, host, socket } = request;
    const seen = { address, socketAddress: socket.remoteAddress ?? '', scheme, host };
    const checks = await this.turns.run(() => this.diagnosis.run({ seen, limitMs }));
    const page = this.pages.view(request, reply);
    const props = { page, texts: statusTexts[page.language], checks };
    await this.pages.send(reply, <StatusPage {...props} />);
  }
}
